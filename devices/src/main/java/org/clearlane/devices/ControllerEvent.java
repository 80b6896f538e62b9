// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that a lane controller's devices sensed.
 *
 * @param number counts the events of one boot of the controller from 1
 * @param at when, by the controller's clock
 * @param what what was sensed
 */
public record ControllerEvent(long number, Instant at, Sensed what) {
  /** How old an event may be to matter to the passage in progress. */
  public static final Duration LIVE = Duration.ofSeconds(5);

  /** What was sensed. */
  public sealed interface Sensed {
    /**
     * A bar code was read.
     *
     * @param text 1 to 8192 printable ASCII characters; personal data
     */
    record Code(String text) implements Sensed {
      /**
       * @throws IllegalArgumentException if the text has another form
       */
      public Code {
        if (!text.matches("[ -~]{1,8192}")) {
          throw new IllegalArgumentException("a code is 1 to 8192 printable ASCII characters");
        }
      }

      /** Hides the text: it must not come into a log. */
      @Override
      public String toString() {
        return "Code[" + text.length() + " characters]";
      }
    }

    /** Something happened at the gate. */
    record AtGate(GateEvent.Type type) implements Sensed {}
  }

  /**
   * @throws IllegalArgumentException if the number is below 1
   */
  public ControllerEvent {
    if (number < 1) {
      throw new IllegalArgumentException("events are numbered from 1");
    }
  }

  /**
   * Whether the event matters to the passage in progress.
   *
   * @param happened when it happened by this server's clock
   */
  public boolean fresh(Instant happened) {
    return !happened.isBefore(Instant.now().minus(LIVE));
  }
}
