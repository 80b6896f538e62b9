// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

/** Learns how far a port's owner gets. Called by the port's thread. */
public interface PortWatch {
  /** The port is open; nobody has answered yet. */
  void opened();

  /**
   * The port is closed.
   *
   * @param reason in technical words
   */
  void lost(String reason);

  /** Whether a device has answered since the port was opened. */
  boolean reached();
}
