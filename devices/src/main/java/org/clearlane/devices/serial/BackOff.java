// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts to open a port: from half a second, doubled each time, to 30 s. The first
 * is short because most losses are a plug that is put back; the last keeps a lane that is switched
 * off overnight from filling the log. A fifth of chance keeps many lanes from trying in step.
 */
final class BackOff {
  private static final long FIRST_MILLIS = 500;
  private static final long LONGEST_MILLIS = 30_000;
  private static final double CHANCE = 0.2;

  private final RandomGenerator random;
  private final long firstMillis;
  private long millis;

  BackOff(RandomGenerator random) {
    this(random, FIRST_MILLIS);
  }

  /** Begins with another pause. */
  BackOff(RandomGenerator random, long firstMillis) {
    this.random = random;
    this.firstMillis = firstMillis;
    this.millis = firstMillis;
  }

  long nextNanos() {
    double spread = 1 + CHANCE * (2 * random.nextDouble() - 1);
    long pause = Math.clamp(Math.round(millis * spread), firstMillis, LONGEST_MILLIS);
    millis = Math.min(2 * millis, LONGEST_MILLIS);
    return TimeUnit.MILLISECONDS.toNanos(pause);
  }

  void reset() {
    millis = firstMillis;
  }
}
