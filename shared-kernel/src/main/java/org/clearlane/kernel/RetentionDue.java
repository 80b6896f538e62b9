// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a rule would delete now.
 *
 * @param day how many rows have been due for less than a day
 * @param week for a day or more, and less than a week
 * @param month for a week or more, and less than thirty days
 * @param longer for thirty days or more
 * @param oldest when the time of the oldest began to run
 */
public record RetentionDue(long day, long week, long month, long longer, Optional<Instant> oldest) {
  static final Duration DAY = Duration.ofDays(1);
  static final Duration WEEK = Duration.ofDays(7);
  static final Duration MONTH = Duration.ofDays(30);

  /** Nothing. */
  public static final RetentionDue NONE = new RetentionDue(0, 0, 0, 0, Optional.empty());

  /** How many rows in all. */
  public long rows() {
    return day + week + month + longer;
  }
}
