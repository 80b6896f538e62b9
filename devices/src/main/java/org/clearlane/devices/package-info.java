// SPDX-License-Identifier: Apache-2.0

/**
 * <<<<<<< HEAD The devices of a lane: gate, lamps, sensors, scanner and fingerprint sensor.
 *
 * <p>{@link org.clearlane.devices.LaneDevices} is the way in. Hidden behind it: the serial ports,
 * the protocols (OSDP and Modbus RTU for gates, text and packets for scanners, document readers and
 * fingerprint sensors), repetition and reconnection. The subpackages are internal. ======= The
 * devices of a lane: gate, lamps, sensors and scanner, and the readers of document chips.
 *
 * <p>{@link org.clearlane.devices.LaneDevices} is the way in. Hidden behind it: the serial ports,
 * the protocols (OSDP for gates, terminated text for scanners), repetition and reconnection. The
 * subpackages are internal. {@link org.clearlane.devices.ChipReaders} is the way to document chips;
 * hidden behind it: PC/SC, secure messaging and the checks of signatures. >>>>>>> chip
 */
@NullMarked
package org.clearlane.devices;

import org.jspecify.annotations.NullMarked;
