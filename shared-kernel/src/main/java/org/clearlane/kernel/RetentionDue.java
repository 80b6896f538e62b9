// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /**
   * Sorts moments by how long they have been due.
   *
   * @param began when the time of each began to run
   * @param before whose time began before this is due
   */
  public static RetentionDue of(List<Instant> began, Instant before) {
    long[] counts = new long[4];
    for (Instant moment : began) {
      Duration since = Duration.between(moment, before);
      int age = 0;
      for (Duration limit : List.of(DAY, WEEK, MONTH)) {
        age += since.compareTo(limit) < 0 ? 0 : 1;
      }
      counts[age]++;
    }
    List<Instant> sorted = new ArrayList<>(began);
    sorted.sort(null);
    return new RetentionDue(
        counts[0], counts[1], counts[2], counts[3], sorted.stream().findFirst());
  }
}
