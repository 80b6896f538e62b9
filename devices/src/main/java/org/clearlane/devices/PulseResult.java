// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Instant;

/** What became of the command to open the gate. */
public sealed interface PulseResult {
  /**
   * The gate controller acknowledged: the door is released and closes by the controller's own
   * timer.
   *
   * @param at when the acknowledgement arrived
   */
  record Opened(Instant at) implements PulseResult {}

  /** There is no acknowledgement. */
  record NotOpened(Reason reason) implements PulseResult {}

  /** Why there is no acknowledgement. */
  enum Reason {
    /** The command never went out; the door was not opened by it and will not be. */
    OFFLINE,
    /** The controller refused; the door was not opened by it. */
    REJECTED,
    /**
     * The command was on the wire and may have been executed. It is not sent again. Look at the
     * passage latch, after the opening time has passed, to learn whether somebody crossed.
     */
    TIMEOUT_UNKNOWN
  }
}
