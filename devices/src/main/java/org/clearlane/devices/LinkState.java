// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** How far a device can be reached. */
public enum LinkState {
  /** The port is absent or closed; it is opened again after a pause. */
  OFFLINE,
  /** The port is open, the device has not answered yet. Commands are refused. */
  CONNECTING,
  /** The device answers. A scanner, which never speaks by itself, is online once its port is. */
  ONLINE,
  /** The device answers but replies are being lost or damaged. Commands are still accepted. */
  DEGRADED
}
