// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.OptionalInt;
import org.clearlane.clearance.PassageState;
import org.clearlane.kernel.BirthDate;

/** The rules of a family's turns at a lane. */
final class FamilyTurn {
  /**
   * By how much a member's score must exceed every other's. Different people score about 0.0 and
   * one person about 0.7; close relatives lie between. Less would take a look-alike for another's
   * turn; more would send siblings to the counter.
   */
  static final double MARGIN = 0.1;

  /** Below it a traveller has a guardian. */
  private static final int OF_AGE = 18;

  private FamilyTurn() {}

  /**
   * Which member a face is.
   *
   * @param scores of the face with each member's reference, -1 to 1, one at least
   * @param threshold the least score that counts
   * @return an index; empty if none reaches the threshold or two are too close
   */
  static OptionalInt distinct(double[] scores, double threshold) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    boolean distinct = scores[best] >= threshold;
    for (int i = 0; i < scores.length; i++) {
      distinct &= i == best || scores[best] - scores[i] >= MARGIN;
    }
    return distinct ? OptionalInt.of(best) : OptionalInt.empty();
  }

  /**
   * Whether the others have their turns. Not if the turn was neither used nor referred, as when
   * nobody came; nor if whoever was referred may be the guardian of a child who would be left.
   *
   * @param child whether the person of this turn is a child; empty if nobody knows who it was
   * @param childrenLeft whether there is a child among the others
   */
  static boolean goesOn(PassageState ended, Optional<Boolean> child, boolean childrenLeft) {
    return switch (ended) {
      case COMPLETED -> true;
      case REFERRED, INTERCEPTED -> child.orElse(false) || !childrenLeft;
      case OPENED, EVIDENCE, INSPECTING, CLEARED, PASSING, ABANDONED, REVERSED -> false;
    };
  }

  /**
   * Whether somebody may be under 18: unknown parts of the date are taken as late as they can be.
   */
  static boolean child(BirthDate born, LocalDate today) {
    if (born.year().isEmpty()) {
      return false;
    }
    YearMonth month = YearMonth.of(born.year().getAsInt(), born.month().orElse(12));
    LocalDate latest = month.atDay(Math.min(born.day().orElse(31), month.lengthOfMonth()));
    return latest.plusYears(OF_AGE).isAfter(today);
  }
}
