// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Hong Kong identity card, which has no machine-readable zone: it is known by its number alone,
 * one or two letters, six digits and a check digit modulo 11 (0 to 9, or A for ten).
 *
 * @param number letters, digits and check digit without brackets, such as A1234563
 */
public record HongKongIdentityCard(String number) implements ReadDocument {
  private static final Pattern NUMBER = Pattern.compile("([A-Z]{1,2}[0-9]{6})([0-9A])");
  private static final Pattern WRITTEN =
      Pattern.compile("([A-Z]{1,2}[0-9]{6}) ?(?:\\(([0-9A])\\)|([0-9A]))");

  /** A missing first letter counts as a space. */
  private static final int SPACE = 36;

  /**
   * @throws IllegalArgumentException if the number has another form or its check digit disagrees;
   *     the text does not repeat it
   */
  public HongKongIdentityCard {
    Matcher parts = NUMBER.matcher(number);
    if (!parts.matches() || checkDigit(parts.group(1)) != parts.group(2).charAt(0)) {
      throw new IllegalArgumentException("identity card: the number does not check");
    }
  }

  /** The card of a number as people write it, A123456(3); empty if it does not check. */
  public static Optional<HongKongIdentityCard> parse(String text) {
    Matcher parts = WRITTEN.matcher(text.strip().toUpperCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String check = parts.group(2) == null ? parts.group(3) : parts.group(2);
    return checkDigit(parts.group(1)) == check.charAt(0)
        ? Optional.of(new HongKongIdentityCard(parts.group(1) + check))
        : Optional.empty();
  }

  /** Whether a text has the form of such a number, whatever its check digit says. */
  public static boolean resembles(String text) {
    return WRITTEN.matcher(text.strip().toUpperCase(Locale.ROOT)).matches();
  }

  /** Weights 9 to 2 over eight places, a letter counting 10 to 35; what is missing to eleven. */
  private static char checkDigit(String body) {
    int sum = body.length() == 7 ? 9 * SPACE : 0;
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      int value = c <= '9' ? c - '0' : c - 'A' + 10;
      sum += value * (body.length() + 1 - i);
    }
    int check = (11 - sum % 11) % 11;
    return check == 10 ? 'A' : (char) ('0' + check);
  }

  /** Hides the number. */
  @Override
  public String toString() {
    return "HongKongIdentityCard[hidden]";
  }
}
