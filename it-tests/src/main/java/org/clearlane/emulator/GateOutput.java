// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.util.concurrent.TimeUnit;

/** One output with the timer of OSDP's control codes (SIA OSDP 2.2, osdp_OUT). Not thread-safe. */
final class GateOutput {
  private boolean permanent;
  private boolean temporary;
  private boolean timed;
  private long endsAt;

  boolean on() {
    return timed ? temporary : permanent;
  }

  /** Ends a time that has run out; whether there was one. */
  boolean expire(long now) {
    boolean expired = timed && now - endsAt >= 0;
    if (expired) {
      timed = false;
    }
    return expired;
  }

  void off() {
    timed = false;
    permanent = false;
  }

  /**
   * Obeys a control code.
   *
   * @return false if there is no such code
   */
  boolean control(int code, int tenths, long now) {
    switch (code) {
      case 0 -> {}
      case 1, 2 -> {
        permanent = code == 2;
        timed = false;
      }
      case 3, 4 -> permanent = code == 4;
      case 5, 6 -> {
        temporary = code == 5;
        timed = true;
        endsAt = now + TimeUnit.MILLISECONDS.toNanos(100L * tenths);
      }
      default -> {
        return false;
      }
    }
    return true;
  }
}
