// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.time.Duration;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;

/**
 * One gate controller on a {@link GateBus}, whatever its protocol. Called by the bus's thread; only
 * {@link #urgent} and {@link #lost} may be called by others too.
 */
public interface BusMember {
  /** What may be done while a controller does not answer. */
  interface Interlude {
    /** Speaks with other devices, for a short time. */
    void run() throws LinkLostException;
  }

  /** On the bus. */
  int address();

  /** The port is open; nobody has answered yet. */
  void opened();

  /**
   * The controller cannot be reached: waiting callers are told so.
   *
   * @param reason in technical words
   */
  void lost(String reason);

  /** Whether the controller has answered since the port was opened. */
  boolean reached();

  /**
   * The line is open: begins at once.
   *
   * @param bell rouses the bus's thread
   * @param interlude called before a command is repeated
   */
  void begin(SerialLink link, Bell bell, Interlude interlude);

  /** Whether it has begun and not ended. */
  boolean begun();

  /** The line is closed. */
  void end();

  /** Whether a caller waits for something. */
  boolean urgent();

  /** Whether the controller has not answered for longer than this. */
  boolean silentFor(Duration time);

  /**
   * When it wants the line; both times in {@link System#nanoTime()}.
   *
   * @param now what it wants at once, it wants then
   */
  long dueAt(long now);

  /**
   * Has the line for a few exchanges.
   *
   * @param lone whether nobody else is on it
   */
  void turn(StopSignal stop, boolean lone) throws LinkLostException;

  /** Carries out one order, in the time of somebody else. */
  void rush() throws LinkLostException;
}
