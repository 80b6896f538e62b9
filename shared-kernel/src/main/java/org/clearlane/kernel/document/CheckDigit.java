// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

/** Check digits by ICAO Doc 9303-3, 4.9: weights 7, 3, 1 from the left, modulo 10. */
final class CheckDigit {
  private static final int[] WEIGHTS = {7, 3, 1};

  private CheckDigit() {}

  /**
   * @param text of {@code A-Z 0-9 <}
   */
  static char of(String text) {
    int sum = 0;
    for (int i = 0; i < text.length(); i++) {
      sum += value(text.charAt(i)) * WEIGHTS[i % WEIGHTS.length];
    }
    return (char) ('0' + sum % 10);
  }

  /** Whether a field's own check digit agrees; an unused field may have a filler instead. */
  static boolean agrees(MrzLayout.Field field, String zone) {
    String text = field.in(zone);
    char check = field.checkIn(zone);
    boolean unused = check == '<' && text.chars().allMatch(c -> c == '<');
    return unused || of(text) == check;
  }

  private static int value(char c) {
    if (c == '<') {
      return 0;
    }
    return c <= '9' ? c - '0' : c - 'A' + 10;
  }
}
