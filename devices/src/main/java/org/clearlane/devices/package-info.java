// SPDX-License-Identifier: Apache-2.0

/**
 * The devices of a lane: gate, lamps, sensors and scanner, and the readers of document chips.
 *
 * <p>{@link org.clearlane.devices.LaneDevices} is the way in. Hidden behind it: the serial ports,
 * the protocols (OSDP for gates, terminated text for scanners), repetition and reconnection. The
 * subpackages are internal. {@link org.clearlane.devices.ChipReaders} is the way to document chips;
 * hidden behind it: PC/SC, secure messaging and the checks of signatures.
 */
@NullMarked
package org.clearlane.devices;

import org.jspecify.annotations.NullMarked;
