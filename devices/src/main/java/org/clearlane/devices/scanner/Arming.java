// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.util.concurrent.TimeUnit;
import org.clearlane.devices.ScannerWiring.Trigger;
import org.clearlane.devices.serial.LinkLostException;

/**
 * Sees to it that a scanner reads while it shall. Scanners stop after a code and after a time, so
 * they are told again. Used by one thread; times are in {@link System#nanoTime()}.
 */
final class Arming {
  /** How long after a code the lane may take to say that it wants no more. */
  private static final long AFTER_READING = TimeUnit.MILLISECONDS.toNanos(300);

  private final Dialect dialect;
  private final long againNanos;
  private Wish carriedOut = Wish.NONE;
  private long readings;
  private boolean due;
  private long dueAt;

  /**
   * What the lane wants.
   *
   * @param number counts the wishes; 0 for none yet
   */
  record Wish(boolean on, long number) {
    static final Wish NONE = new Wish(false, 0);
  }

  Arming(Trigger trigger, Dialect dialect, long readings) {
    this.dialect = dialect;
    this.againNanos = trigger.again().toNanos();
    this.readings = readings;
  }

  /**
   * Does what the newest wish asks for.
   *
   * @param read how often the scanner has read something
   */
  void look(Wish newest, long read, long now) throws LinkLostException {
    if (newest.number() != carriedOut.number()) {
      carriedOut = newest;
      tell(now);
    } else if (read != readings && carriedOut.on()) {
      dueIn(AFTER_READING, now);
    } else if (due && now - dueAt >= 0) {
      tell(now);
    }
    readings = read;
  }

  private void tell(long now) throws LinkLostException {
    due = false;
    dialect.trigger(carriedOut.on(), now);
    if (carriedOut.on() && againNanos > 0) {
      dueIn(againNanos, now);
    }
  }

  private void dueIn(long nanos, long now) {
    due = true;
    dueAt = now + nanos;
  }
}
