// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

/** What is spoken over a line while it is open. */
public interface LinkSession {
  /**
   * Speaks until {@code stop} is raised. Called once per opening, always by the same thread.
   *
   * @throws LinkLostException if the line or the device is gone
   */
  void converse(SerialLink link, StopSignal stop) throws LinkLostException;

  /** The stop signal was raised: end a wait early. Called by another thread. */
  default void wake() {}
}
