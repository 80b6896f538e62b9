// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.dataset;

import java.util.Comparator;

/** Orders names as people do: {@code 2.jpg} before {@code 10.jpg}. */
enum NaturalOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String one, String other) {
    int i = 0;
    int j = 0;
    while (i < one.length() && j < other.length()) {
      int order;
      int endOne = endOfNumber(one, i);
      int endOther = endOfNumber(other, j);
      if (endOne > i && endOther > j) {
        order = compareNumbers(one.substring(i, endOne), other.substring(j, endOther));
        i = endOne;
        j = endOther;
      } else {
        order = Character.compare(one.charAt(i++), other.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    int order = Integer.compare(one.length() - i, other.length() - j);
    // "01" and "1" are the same number and yet two names.
    return order != 0 ? order : one.compareTo(other);
  }

  private static int endOfNumber(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int compareNumbers(String one, String other) {
    String a = one.replaceFirst("^0+", "");
    String b = other.replaceFirst("^0+", "");
    return a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b);
  }
}
