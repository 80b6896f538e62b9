// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

/** A reply's code and data; the array is not copied. */
final class Answer {
  private final int code;
  private final byte[] data;

  Answer(int code, byte... data) {
    this.code = code;
    this.data = data;
  }

  int code() {
    return code;
  }

  byte[] data() {
    return data;
  }
}
