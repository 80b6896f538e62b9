// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.boarding;

import org.clearlane.kernel.BoardingPassReading.Reason;

/** Takes a text apart from the left. */
final class Cursor {
  private static final int HEXADECIMAL = 16;

  private final String text;
  private int at;

  Cursor(String text) {
    this.text = text;
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean nextIs(char expected) {
    return !atEnd() && text.charAt(at) == expected;
  }

  int left() {
    return text.length() - at;
  }

  /** The next so many characters. */
  String take(int count) throws MalformedPass {
    if (count > left()) {
      throw new MalformedPass(Reason.TRUNCATED);
    }
    at += count;
    return text.substring(at - count, at);
  }

  String rest() {
    String rest = text.substring(at);
    at = text.length();
    return rest;
  }

  /** Two hexadecimal digits in capitals. */
  int size() throws MalformedPass {
    String digits = take(2);
    if (!digits.matches("[0-9A-F]{2}")) {
      throw new MalformedPass(Reason.FIELD_SIZE);
    }
    return Integer.parseInt(digits, HEXADECIMAL);
  }

  /** What the size before it announces; it may not point out of this text. */
  String sized() throws MalformedPass {
    int size = size();
    if (size > left()) {
      throw new MalformedPass(Reason.FIELD_SIZE);
    }
    return take(size);
  }
}
