// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;

/**
 * A command to a lane controller.
 *
 * @param number larger than that of every command before, also of those before a restart
 * @param validFor the controller carries it out within this time after it was handed out, or not at
 *     all
 * @param order what is to be done
 */
public record ControllerCommand(long number, Duration validFor, Order order) {
  /** What is to be done. */
  public sealed interface Order {
    /** Release the door for one person, by a timer that closes it whatever happens. */
    record Open(Duration openFor) implements Order {}

    /** Release the entry door for one person, likewise. */
    record Admit(Duration openFor) implements Order {}

    /** Tell whether the passage latch is set. */
    record ReadLatch() implements Order {}

    /** Clear the passage latch and tell whether it is set now. */
    record ClearLatch() implements Order {}

    /** Show a signal. */
    record Show(LaneSignal signal) implements Order {}

    /** Show a text of at most 32 printable ASCII characters, if there is a display. */
    record Prompt(String text) implements Order {}
  }
}
