// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One packet: {@code EF 01 | address (4) | kind | length (2) | data | sum (2)}, big-endian. The
 * length counts data and sum; the sum is that of kind, length and data, modulo 65536. The data is
 * not copied and must not be changed; it may be a part of a picture, so it is never printed.
 */
final class Packet {
  static final int START = 0xEF01;

  /** Start, address, kind, length. */
  static final int HEAD = 9;

  static final int SUM = 2;
  static final int MOST_DATA = 256;
  static final int LARGEST = HEAD + MOST_DATA + SUM;

  private final PacketKind kind;
  private final byte[] data;

  /**
   * @throws IllegalArgumentException if there is more data than a packet holds
   */
  Packet(PacketKind kind, byte[] data) {
    if (data.length > MOST_DATA) {
      throw new IllegalArgumentException("a packet has at most " + MOST_DATA + " bytes of data");
    }
    this.kind = kind;
    this.data = data;
  }

  PacketKind kind() {
    return kind;
  }

  byte[] data() {
    return data;
  }

  /** The packet as it is sent. */
  byte[] bytes(int address) {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + data.length + SUM);
    bytes.putShort((short) START).putInt(address);
    bytes.put(kind.code()).putShort((short) (data.length + SUM)).put(data);
    return bytes.putShort(sum(bytes.array(), 0, HEAD + data.length)).array();
  }

  /** The sum of the packet that begins at {@code from} and whose data end before {@code to}. */
  static short sum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from + 6; i < to; i++) {
      sum += bytes[i] & 0xFF;
    }
    return (short) sum;
  }

  /** Forgets what was carried. */
  void wipe() {
    Arrays.fill(data, (byte) 0);
  }

  @Override
  public String toString() {
    return kind + " packet of " + data.length + " bytes";
  }
}
