// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Frames of Modbus RTU (Modbus over Serial Line V1.02): a check sum over everything, low byte
 * first; the length follows from the function. Used by one thread.
 */
final class ModbusFrames {
  private static final int LARGEST = 256;

  private byte[] held = {};

  void add(byte[] bytes, int count) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(held.length + count);
    joined.write(held, 0, held.length);
    joined.write(bytes, 0, count);
    byte[] all = joined.toByteArray();
    held = Arrays.copyOfRange(all, Math.max(0, all.length - 2 * LARGEST), all.length);
  }

  void pause() {
    held = new byte[0];
  }

  /** The next intact request, without its check sum; what lies before it is dropped. */
  Optional<byte[]> next() {
    for (int at = 0; at + 8 <= held.length; at++) {
      int length = requestLength(at);
      if (at + length <= held.length && checkSum(held, at, length) == 0) {
        byte[] request = Arrays.copyOfRange(held, at, at + length - 2);
        held = Arrays.copyOfRange(held, at + length, held.length);
        return Optional.of(request);
      }
    }
    return Optional.empty();
  }

  private int requestLength(int at) {
    boolean several = held[at + 1] == 15 || held[at + 1] == 16;
    return several ? 9 + (held[at + 6] & 0xFF) : 8;
  }

  /** A message with its check sum. */
  static byte[] sealed(byte... message) {
    byte[] frame = Arrays.copyOf(message, message.length + 2);
    int sum = checkSum(message, 0, message.length);
    frame[message.length] = (byte) sum;
    frame[message.length + 1] = (byte) (sum >>> 8);
    return frame;
  }

  /** The polynomial A001, lowest bit first, from FFFF; zero over a message and its check sum. */
  private static int checkSum(byte[] bytes, int from, int length) {
    int sum = 0xFFFF;
    for (int i = from; i < from + length; i++) {
      sum ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        sum = (sum & 1) == 0 ? sum >>> 1 : sum >>> 1 ^ 0xA001;
      }
    }
    return sum;
  }
}
