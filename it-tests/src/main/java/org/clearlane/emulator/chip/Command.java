// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.util.Arrays;

/**
 * One command to the chip (ISO/IEC 7816-4, 5.1), short or of extended length.
 *
 * @param expected how many bytes the answer may have; 0 if none are asked for
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Command(int type, int instruction, int p1, int p2, byte[] data, int expected) {
  static Command parsed(byte[] bytes) {
    if (bytes.length < 4) {
      throw new RefusedException(0x6700);
    }
    byte[] body = Arrays.copyOfRange(bytes, 4, bytes.length);
    byte[] data = new byte[0];
    int expected = 0;
    if (body.length > 1) {
      boolean extended = body[0] == 0 && body.length > 3;
      int length = extended ? number(body, 1) : body[0] & 0xFF;
      int start = extended ? 3 : 1;
      if (start + length > body.length) {
        throw new RefusedException(0x6700);
      }
      data = Arrays.copyOfRange(body, start, start + length);
      body = Arrays.copyOfRange(body, start + length, body.length);
    }
    if (body.length > 0) {
      expected = body.length == 1 ? body[0] & 0xFF : number(body, body.length - 2);
      if (expected == 0) {
        expected = body.length == 1 ? 256 : 65_536;
      }
    }
    return new Command(
        bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF, bytes[3] & 0xFF, data, expected);
  }

  boolean secured() {
    return (type & 0x0C) == 0x0C;
  }

  int parameters() {
    return p1 << 8 | p2;
  }

  private static int number(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }
}
