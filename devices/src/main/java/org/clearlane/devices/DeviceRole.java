// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** What a device does in its lane. */
public enum DeviceRole {
  /** Reads bar codes. */
  SCANNER,
  /** Controls the door, its sensors and its lamps. */
  GATE,
  /** Reads the machine-readable zones of travel documents. */
  DOCUMENT_READER,
  /** Takes pictures of a finger. */
  FINGERPRINT_SENSOR,
  /** The lane controller, which has devices of its own and tells what they sense. */
  CONTROLLER
}
