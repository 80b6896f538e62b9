// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Tag, length and value as chips write them (ISO/IEC 7816-4, 5.2.2). */
final class Tlv {
  private Tlv() {}

  static byte[] of(int tag, byte[]... parts) {
    byte[] value = join(parts);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (tag > 0xFF) {
      out.write(tag >> 8);
    }
    out.write(tag);
    if (value.length > 0xFFFF) {
      out.write(0x83);
      out.write(value.length >> 16);
      out.write(value.length >> 8);
    } else if (value.length > 0xFF) {
      out.write(0x82);
      out.write(value.length >> 8);
    } else if (value.length > 0x7F) {
      out.write(0x81);
    }
    out.write(value.length);
    out.writeBytes(value);
    return out.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** The value of the first object with a one-byte tag, or nothing. */
  static byte[] value(byte[] objects, int tag) {
    int at = 0;
    while (at + 1 < objects.length) {
      int found = objects[at++] & 0xFF;
      int length = objects[at++] & 0xFF;
      if (length > 0x80) {
        int more = length - 0x80;
        length = 0;
        for (int i = 0; i < more; i++) {
          length = length << 8 | (objects[at++] & 0xFF);
        }
      }
      if (found == tag) {
        return Arrays.copyOfRange(objects, at, at + length);
      }
      at += length;
    }
    return new byte[0];
  }

  static boolean has(byte[] objects, int tag) {
    return value(objects, tag).length > 0;
  }
}
