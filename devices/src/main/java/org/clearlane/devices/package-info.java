// SPDX-License-Identifier: Apache-2.0

/**
 * The devices of a lane: gate, lamps, sensors, scanner and fingerprint sensor.
 *
 * <p>{@link org.clearlane.devices.LaneDevices} is the way in. Hidden behind it: the serial ports,
 * the protocols (OSDP and Modbus RTU for gates, text and packets for scanners, document readers and
 * fingerprint sensors), repetition and reconnection. The subpackages are internal.
 */
@NullMarked
package org.clearlane.devices;

import org.jspecify.annotations.NullMarked;
