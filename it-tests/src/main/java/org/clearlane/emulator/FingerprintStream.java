// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The sensor's side of its packets: collects bytes until they make an intact command, and wraps
 * answers. Used by one thread.
 */
final class FingerprintStream {
  private static final byte[] START = {
    (byte) 0xEF, 0x01, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF
  };

  /** More than any command that this sensor knows. */
  private static final int LONGEST = 64;

  private byte[] held = {};

  void add(byte[] bytes, int count) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(held.length + count);
    joined.writeBytes(held);
    joined.write(bytes, 0, count);
    held = joined.toByteArray();
  }

  /** The host paused: a command that has begun never ends. */
  void pause() {
    held = new byte[0];
  }

  /** Instruction and parameters of the next intact command. */
  Optional<byte[]> next() {
    for (int at = 0; at < held.length; at++) {
      int there = Math.min(START.length, held.length - at);
      if (!Arrays.equals(held, at, at + there, START, 0, there)) {
        continue;
      }
      int end = end(at);
      if (end > held.length) {
        held = Arrays.copyOfRange(held, at, held.length);
        return Optional.empty();
      }
      if (end > 0 && intact(at, end)) {
        byte[] command = Arrays.copyOfRange(held, at + 9, end - 2);
        held = Arrays.copyOfRange(held, end, held.length);
        return Optional.of(command);
      }
    }
    held = new byte[0];
    return Optional.empty();
  }

  /** Wraps data into a packet: kind 7 is an answer, 2 a piece of a picture, 8 its last piece. */
  static byte[] packet(int kind, byte[] data) {
    byte[] packet = Arrays.copyOf(START, START.length + 5 + data.length);
    packet[6] = (byte) kind;
    packet[7] = (byte) ((data.length + 2) / 256);
    packet[8] = (byte) (data.length + 2);
    System.arraycopy(data, 0, packet, 9, data.length);
    int sum = sum(packet, 6, 9 + data.length);
    packet[packet.length - 2] = (byte) (sum / 256);
    packet[packet.length - 1] = (byte) sum;
    return packet;
  }

  /**
   * Where the packet at {@code at} ends; beyond what is held if that is not known; 0 if it is none.
   */
  private int end(int at) {
    if (held.length - at < 9) {
      return held.length + 1;
    }
    int length = (held[at + 7] & 255) * 256 + (held[at + 8] & 255);
    return held[at + 6] == 1 && length > 2 && length < LONGEST ? at + 9 + length : 0;
  }

  private boolean intact(int at, int end) {
    int told = (held[end - 2] & 255) * 256 + (held[end - 1] & 255);
    return told == sum(held, at + 6, end - 2) % 65_536;
  }

  private static int sum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += Byte.toUnsignedInt(bytes[i]);
    }
    return sum;
  }
}
