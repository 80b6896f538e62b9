// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;
import java.util.Optional;

/**
 * A gate that lets one person through at a time.
 *
 * <p>The gate controller keeps a passage latch: a crossing sets it, only {@link
 * #clearPassageLatch()} clears it, and it survives this server. Who opens for a passage makes sure
 * first that the latch is clear; after a crash the latch then tells whether somebody crossed.
 *
 * <p>Thread-safe; commands of several callers are carried out one after the other. The blocking
 * calls end within two seconds, and throw {@link DevicesException} on a device thread (from inside
 * a {@link LaneListener}), which would wait for itself. An interrupt ends them early with the
 * answer of an unreachable gate and leaves the interrupt flag set.
 */
public interface Gate {
  /**
   * Releases the door once, for at most {@code openFor}. One command is sent, which carries the
   * opening time, so that the controller closes the door by itself even if this server dies (OSDP
   * output control code 5, IEC 60839-11-5 osdp_OUT; with Modbus a register that its profile names).
   * A lost reply makes the identical frame be repeated if the controller recognises that and does
   * not execute it twice; else the result is unknown.
   *
   * <p>Blocks until the controller answered, at most two seconds.
   *
   * @param openFor 100 ms to 60 s, rounded up to 100 ms
   * @throws IllegalArgumentException if the time is outside these bounds
   * @throws DevicesException on a device thread
   */
  PulseResult openForOne(Duration openFor);

  /** Whether there is a door before the one that lets cross: a gate that one steps into. */
  boolean hasEntryDoor();

  /**
   * Releases the entry door once, so that the next person can step in to be inspected; else like
   * {@link #openForOne}.
   *
   * @return not opened, as refused, if there is no entry door
   * @throws IllegalArgumentException if the time is outside 100 ms to 60 s
   * @throws DevicesException on a device thread
   */
  PulseResult admitOne(Duration openFor);

  /**
   * Asks the controller whether somebody crossed since the latch was last cleared. Always a fresh
   * answer. Blocks at most two seconds.
   *
   * @return empty if the gate did not answer
   * @throws DevicesException on a device thread
   */
  Optional<Boolean> passageLatched();

  /**
   * Clears the passage latch and looks whether it is clear. Idempotent. Blocks at most two seconds.
   *
   * @return whether the latch is known to be clear now; false also if the gate did not answer
   * @throws DevicesException on a device thread
   */
  boolean clearPassageLatch();

  /**
   * Shows a signal. Returns at once; the newest signal wins and is shown again when the gate comes
   * back.
   */
  void signal(LaneSignal signal);

  /**
   * Shows a text on the gate's display, if it has one. Returns at once; the newest text wins and is
   * shown again when the gate comes back.
   *
   * @param text at most 32 printable ASCII characters
   * @throws IllegalArgumentException if the text has another form
   */
  void prompt(String text);

  /**
   * A text for {@link #prompt}, as it is.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  static String checkedPrompt(String text) {
    if (!text.matches("[ -~]{0,32}")) {
      throw new IllegalArgumentException("a prompt has at most 32 printable ASCII characters");
    }
    return text;
  }
}
