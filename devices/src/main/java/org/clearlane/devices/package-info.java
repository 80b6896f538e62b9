// SPDX-License-Identifier: Apache-2.0

/**
 * The devices of a lane: gate, lamps, sensors and scanner.
 *
 * <p>{@link org.clearlane.devices.LaneDevices} is the way in. Hidden behind it: the serial ports,
 * the protocols (OSDP and Modbus RTU for gates, terminated text for scanners), repetition and
 * reconnection. The subpackages are internal.
 */
@NullMarked
package org.clearlane.devices;

import org.jspecify.annotations.NullMarked;
