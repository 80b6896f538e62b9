// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A date of birth of which parts may be unknown, as documents of some states show it (ICAO Doc
 * 9303-3, 4.8: unknown parts are fillers).
 *
 * @param year full year, 1 to 9999
 * @param month 1 to 12
 * @param day 1 to the length of the month, as far as month and year are known
 */
public record BirthDate(OptionalInt year, OptionalInt month, OptionalInt day) {

  /**
   * @throws IllegalArgumentException if no such date exists
   */
  public BirthDate {
    // A leap year stands in for an unknown one, a long month for an unknown one.
    int anyYear = year.orElse(2000);
    try {
      if (anyYear < 1 || anyYear > 9999) {
        throw new DateTimeException("year");
      }
      LocalDate.of(anyYear, month.orElse(Month.JANUARY.getValue()), day.orElse(1));
    } catch (DateTimeException e) {
      // Without the cause: its message repeats the date.
      throw new IllegalArgumentException("not a date of birth");
    }
  }

  public static BirthDate of(LocalDate date) {
    return new BirthDate(
        OptionalInt.of(date.getYear()),
        OptionalInt.of(date.getMonthValue()),
        OptionalInt.of(date.getDayOfMonth()));
  }

  /** The date, if every part is known. */
  public Optional<LocalDate> complete() {
    return year.isPresent() && month.isPresent() && day.isPresent()
        ? Optional.of(LocalDate.of(year.getAsInt(), month.getAsInt(), day.getAsInt()))
        : Optional.empty();
  }

  /** Whether every known part agrees with {@code date}; true if nothing is known. */
  public boolean mayBe(LocalDate date) {
    return year.orElse(date.getYear()) == date.getYear()
        && month.orElse(date.getMonthValue()) == date.getMonthValue()
        && day.orElse(date.getDayOfMonth()) == date.getDayOfMonth();
  }

  /** Hides the date: it is personal data and must not reach a log. */
  @Override
  public String toString() {
    return "BirthDate[hidden]";
  }
}
