// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.clearlane.kernel.BirthDate;

/** Dates of six characters, YYMMDD, whose century follows from {@code today}. */
record MrzDates(LocalDate today) {
  static final String UNKNOWN = "<<<<<<";
  private static final Pattern PARTS = Pattern.compile("(\\d\\d|<<)(\\d\\d|<<)(\\d\\d|<<)");
  private static final int HALF_WINDOW_YEARS = 50;

  /** Empty if the field is no date. */
  Optional<BirthDate> birth(String field) {
    Matcher parts = PARTS.matcher(field);
    if (!parts.matches()) {
      return Optional.empty();
    }
    OptionalInt month = number(parts.group(2));
    OptionalInt day = number(parts.group(3));
    OptionalInt twoDigits = number(parts.group(1));
    try {
      if (twoDigits.isEmpty()) {
        return Optional.of(new BirthDate(twoDigits, month, day));
      }
      int year = today.getYear() / 100 * 100 + twoDigits.getAsInt();
      boolean future =
          year > today.getYear() || (year == today.getYear() && isLaterThisYear(month, day));
      return Optional.of(new BirthDate(OptionalInt.of(future ? year - 100 : year), month, day));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean isLaterThisYear(OptionalInt month, OptionalInt day) {
    int thisMonth = today.getMonthValue();
    return month.orElse(0) > thisMonth
        || (month.orElse(0) == thisMonth && day.orElse(0) > today.getDayOfMonth());
  }

  /** Empty if the field is no date; the field must not be {@link #UNKNOWN}. */
  Optional<LocalDate> expiry(String field) {
    Matcher parts = PARTS.matcher(field);
    if (!parts.matches() || field.indexOf('<') >= 0) {
      return Optional.empty();
    }
    int earliest = today.getYear() - HALF_WINDOW_YEARS;
    int year = earliest + Math.floorMod(number(parts.group(1)).orElseThrow() - earliest, 100);
    try {
      return Optional.of(
          LocalDate.of(
              year, number(parts.group(2)).orElseThrow(), number(parts.group(3)).orElseThrow()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static OptionalInt number(String twoCharacters) {
    return twoCharacters.equals("<<")
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(twoCharacters));
  }

  static String write(BirthDate date) {
    return twoDigits(date.year()) + twoDigits(date.month()) + twoDigits(date.day());
  }

  static String write(Optional<LocalDate> expiry) {
    return expiry.map(BirthDate::of).map(MrzDates::write).orElse(UNKNOWN);
  }

  private static String twoDigits(OptionalInt part) {
    if (part.isEmpty()) {
      return "<<";
    }
    int value = part.getAsInt() % 100;
    return value < 10 ? "0" + value : Integer.toString(value);
  }
}
