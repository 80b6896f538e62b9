// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A message in the wire format of protocol buffers, as far as taking an ONNX file apart and putting
 * it together again needs it: fields in their order, each with the bytes it came with.
 */
final class WireMessage {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int BYTES = 2;
  private static final int FOUR_BYTES = 5;

  private final List<Field> fields = new ArrayList<>();

  /**
   * A field.
   *
   * @param whole with its tag
   * @param content without tag and length
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Field(int number, byte[] whole, byte[] content) {
    String text() {
      return new String(content, StandardCharsets.UTF_8);
    }
  }

  /**
   * @throws IndexOutOfBoundsException if the bytes end within a field
   * @throws IllegalArgumentException if they are no message
   */
  static WireMessage parse(byte[] bytes) {
    WireMessage message = new WireMessage();
    Cursor in = new Cursor(bytes);
    while (in.at < bytes.length) {
      int start = in.at;
      long tag = in.varint();
      int length =
          switch ((int) (tag & 7)) {
            case VARINT -> in.lengthOfVarint();
            case EIGHT_BYTES -> Long.BYTES;
            case BYTES -> Math.toIntExact(in.varint());
            case FOUR_BYTES -> Integer.BYTES;
            default -> throw new IllegalArgumentException("not a field");
          };
      byte[] content = in.take(length);
      byte[] whole = Arrays.copyOfRange(bytes, start, in.at);
      message.fields.add(new Field((int) (tag >>> 3), whole, content));
    }
    return message;
  }

  List<Field> fields() {
    return List.copyOf(fields);
  }

  Stream<Field> fields(int number) {
    return fields.stream().filter(field -> field.number() == number);
  }

  Optional<Field> first(int number) {
    return fields(number).findFirst();
  }

  void add(Field field) {
    fields.add(field);
  }

  void add(int number, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    putVarint(out, (number << 3) | BYTES);
    putVarint(out, content.length);
    out.writeBytes(content);
    fields.add(new Field(number, out.toByteArray(), content));
  }

  void add(int number, String text) {
    add(number, text.getBytes(StandardCharsets.UTF_8));
  }

  byte[] toBytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    fields.forEach(field -> out.writeBytes(field.whole()));
    return out.toByteArray();
  }

  private static void putVarint(ByteArrayOutputStream out, int value) {
    int rest = value;
    while (rest > 0x7f) {
      out.write(rest | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }

  private static final class Cursor {
    private final byte[] bytes;
    private int at;

    Cursor(byte[] bytes) {
      this.bytes = bytes;
    }

    long varint() {
      int length = lengthOfVarint();
      long value = 0;
      for (int i = length - 1; i >= 0; i--) {
        value = (value << 7) | (bytes[at + i] & 0x7f);
      }
      at += length;
      return value;
    }

    /** How many bytes the number here takes. */
    int lengthOfVarint() {
      int length = 1;
      while (bytes[at + length - 1] < 0) {
        length++;
      }
      return length;
    }

    byte[] take(int length) {
      if (length < 0 || length > bytes.length - at) {
        throw new IndexOutOfBoundsException("a field is longer than its message");
      }
      byte[] taken = Arrays.copyOfRange(bytes, at, at + length);
      at += length;
      return taken;
    }
  }
}
