// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.util.Arrays;
import java.util.Optional;

/**
 * One object of tag, length and value in bytes that a stranger wrote (ISO/IEC 7816-4, 5.2.2): every
 * length is checked against what is there.
 *
 * @param tag of one or two bytes
 * @param start where the value begins
 * @param end where it ends, excluded; may lie behind the bytes that are there
 */
record DataObject(int tag, int start, int end) {

  /**
   * The object that begins at a place.
   *
   * @param bytes at least the object's tag and length
   * @throws MalformedException if they are not there or the length is over two gigabytes
   */
  static DataObject at(byte[] bytes, int place) {
    int at = place;
    int tag = octet(bytes, at++);
    if ((tag & 0x1F) == 0x1F) {
      tag = tag << 8 | octet(bytes, at++);
    }
    int length = octet(bytes, at++);
    if (length > 0x7F) {
      int more = length & 0x7F;
      if (more < 1 || more > 3) {
        throw new MalformedException("length");
      }
      length = 0;
      for (int i = 0; i < more; i++) {
        length = length << 8 | octet(bytes, at++);
      }
    }
    return new DataObject(tag, at, at + length);
  }

  /** The value of the first object with a tag among those within bounds. */
  static Optional<DataObject> find(byte[] bytes, int start, int end, int tag) {
    int at = start;
    while (at < end) {
      DataObject object = within(bytes, at, end);
      if (object.tag == tag) {
        return Optional.of(object);
      }
      at = object.end;
    }
    return Optional.empty();
  }

  /** The object with a tag inside of this one. */
  DataObject inner(byte[] bytes, int wanted) {
    return find(bytes, start, end, wanted)
        .orElseThrow(() -> new MalformedException("object " + Integer.toHexString(wanted)));
  }

  /** The only object of a file, which must have this tag and fill the file. */
  static DataObject whole(byte[] bytes, int tag) {
    DataObject object = within(bytes, 0, bytes.length);
    if (object.tag != tag || object.end != bytes.length) {
      throw new MalformedException("file");
    }
    return object;
  }

  byte[] value(byte[] bytes) {
    return Arrays.copyOfRange(bytes, start, end);
  }

  private static DataObject within(byte[] bytes, int at, int end) {
    DataObject object = at(bytes, at);
    if (object.end > end) {
      throw new MalformedException("length");
    }
    return object;
  }

  private static int octet(byte[] bytes, int at) {
    if (at >= bytes.length) {
      throw new MalformedException("length");
    }
    return bytes[at] & 0xFF;
  }
}
