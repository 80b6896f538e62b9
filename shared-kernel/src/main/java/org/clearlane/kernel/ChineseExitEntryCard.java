// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * The electronic exit-entry permit that mainland China issues for travel to Hong Kong and Macao
 * (since 2014), or to Taiwan. Its zone has the size of TD1 but a layout of its own, which no public
 * standard confirms. So only the three fields that have check digits are given out; names, sex and
 * the overall check digit are left alone, and the composite check digit of TD1 is not applied.
 *
 * @param code CS or CD
 * @param number a letter and eight digits, or two letters and seven digits
 * @param expiry its last day
 */
public record ChineseExitEntryCard(
    String code, String number, LocalDate expiry, BirthDate birthDate) implements ReadDocument {
  private static final Pattern CODE = Pattern.compile("C[SD]");
  private static final Pattern NUMBER = Pattern.compile("[A-Z][A-Z0-9][0-9]{7}");

  /**
   * @throws IllegalArgumentException if code or number have another form; the text tells which only
   */
  public ChineseExitEntryCard {
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException("exit-entry card: the code has a wrong form");
    }
    if (!NUMBER.matcher(number).matches()) {
      throw new IllegalArgumentException("exit-entry card: the number has a wrong form");
    }
  }

  /** Whether the last day of validity has passed. */
  public boolean expiredOn(LocalDate date) {
    return expiry.isBefore(date);
  }

  /** Hides everything but the code: the rest must not reach a log. */
  @Override
  public String toString() {
    return "ChineseExitEntryCard[" + code + "]";
  }
}
