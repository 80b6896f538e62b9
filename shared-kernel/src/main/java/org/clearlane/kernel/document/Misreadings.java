// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Puts right characters that optical readers confuse, if check digits prove it.
 *
 * <p>A guess is made only in a text that is right otherwise, and is one character: one check digit
 * in ten agrees by chance, and two replacements have dozens of ways to hit it.
 *
 * @param digits positions where nothing but a digit, or a filler, can stand
 * @param guesses fields of letters and digits, in one of which one character may be wrong
 * @param valid whether every check of a zone agrees
 */
record Misreadings(List<Integer> digits, List<Guess> guesses, Predicate<String> valid) {
  private static final List<String> ALIKE = List.of("0OQD", "1IL", "5S", "8B", "2Z", "6G");

  /**
   * A field that is proved by a check digit of its own.
   *
   * @param agrees whether its check digit agrees
   */
  record Guess(List<Integer> positions, Predicate<String> agrees) {}

  /**
   * Every valid zone that the text may stand for: one if it is certain, none if there is none,
   * several if nothing proves which.
   */
  List<String> zones(String zone) {
    if (valid.test(zone)) {
      return List.of(zone);
    }
    String certain = withDigits(zone);
    if (!certain.equals(zone)) {
      return valid.test(certain) ? List.of(certain) : List.of();
    }
    List<Guess> wrong = guesses.stream().filter(guess -> !guess.agrees().test(zone)).toList();
    return wrong.size() == 1
        ? replacements(zone, wrong.getFirst().positions()).stream().filter(valid).toList()
        : List.of();
  }

  private String withDigits(String zone) {
    StringBuilder certain = new StringBuilder(zone);
    for (int position : digits) {
      char c = zone.charAt(position);
      if (c >= 'A') {
        // The digit stands first among those that look alike.
        certain.setCharAt(position, alike(c).charAt(0));
      }
    }
    return certain.toString();
  }

  private static List<String> replacements(String zone, List<Integer> positions) {
    List<String> replaced = new ArrayList<>();
    for (int position : positions) {
      char c = zone.charAt(position);
      for (char other : alike(c).toCharArray()) {
        if (other != c) {
          replaced.add(zone.substring(0, position) + other + zone.substring(position + 1));
        }
      }
    }
    return replaced;
  }

  private static String alike(char c) {
    return ALIKE.stream()
        .filter(group -> group.indexOf(c) >= 0)
        .findAny()
        .orElse(String.valueOf(c));
  }

  /** Where two zones of one length differ, ascending. */
  static List<Integer> differences(String one, String other) {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < one.length(); i++) {
      if (one.charAt(i) != other.charAt(i)) {
        positions.add(i);
      }
    }
    return positions;
  }
}
