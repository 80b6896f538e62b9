// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is assumed to go wrong at one gate in 24 hours. The figures are guesses on the high side for
 * a gate with a bad cable and a careless cleaner; nobody has counted them at a border.
 */
enum DayOfFaults {
  /** The last byte of up to four replies is lost. */
  LOST_BYTE(30),
  /** A bit of up to four replies flips. */
  WRONG_CHECK(30),
  LOST_REPLY(24),
  LOST_COMMAND(16),
  /** Junk goes before every reply. */
  NOISE(12),
  /** Replies are late, at times beyond the reply time. */
  SLOW(8),
  /** Replies come byte by byte. */
  PIECES(6),
  /** Commands that move something are refused. */
  NAK(8),
  BUSY(8),
  /** The adapter is pulled out and put back. */
  UNPLUGGED(24),
  /** The controller says nothing until it is given up. */
  SILENT(1),
  /** The controller loses power while nobody is in the gate. */
  POWER(3),
  /** The door jams, open or shut. */
  STUCK(6),
  /** A contact changes on a bad line: the housing, and what else the gate can tell. */
  TAMPER(12),
  FIRE(2),
  /** A second person behind the first. */
  TAILGATING(4);

  private final int perDay;

  DayOfFaults(int perDay) {
    this.perDay = perDay;
  }

  int perDay() {
    return perDay;
  }

  /** All faults of a day in an order that chance makes. */
  static List<DayOfFaults> shuffled(Random random) {
    List<DayOfFaults> all = new ArrayList<>();
    for (DayOfFaults fault : values()) {
      all.addAll(Collections.nCopies(fault.perDay, fault));
    }
    Collections.shuffle(all, random);
    return all;
  }
}
