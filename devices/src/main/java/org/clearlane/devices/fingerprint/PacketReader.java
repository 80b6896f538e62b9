// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds intact packets of one address in a stream of bytes. What looked like a packet and is none
 * is searched again from its second byte, so that it costs none of those behind it. Holds at most
 * one packet. Used by one thread.
 */
final class PacketReader {
  private final byte[] start;
  private final Consumer<Packet> packets;
  private final byte[] held = new byte[Packet.LARGEST];
  private int count;
  private long dropped;

  PacketReader(int address, Consumer<Packet> packets) {
    this.start = Arrays.copyOf(new Packet(PacketKind.COMMAND, new byte[0]).bytes(address), 6);
    this.packets = packets;
  }

  void add(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      held[count++] = bytes[i];
      advance();
    }
  }

  /**
   * The sensor paused. A packet may still go on after that, but if an intact one stands behind the
   * start of another, that start was none.
   */
  void pause() {
    int at = 1;
    while (at < count) {
      if (intact(at)) {
        drop(at);
        advance();
        at = 0;
      }
      at++;
    }
  }

  /** Forgets what has arrived, and leaves no trace of it. */
  void forget() {
    count = 0;
    Arrays.fill(held, (byte) 0);
  }

  /** How many bytes belonged to no packet. */
  long dropped() {
    return dropped;
  }

  private void advance() {
    while (count > 0) {
      int wanted = wanted(0);
      if (wanted > count) {
        return;
      }
      if (intact(0)) {
        take(wanted);
      } else {
        drop(nextStart());
      }
    }
  }

  private void take(int length) {
    PacketKind kind = PacketKind.of(held[6]);
    byte[] data = Arrays.copyOfRange(held, Packet.HEAD, length - Packet.SUM);
    remove(length);
    if (kind != null) {
      packets.accept(new Packet(kind, data));
    }
  }

  private void drop(int length) {
    dropped += length;
    remove(length);
  }

  private void remove(int length) {
    count -= length;
    System.arraycopy(held, length, held, 0, count);
  }

  private int nextStart() {
    int at = 1;
    while (at < count && held[at] != start[0]) {
      at++;
    }
    return at;
  }

  /** Whether all of an intact packet is held, beginning at {@code at}. */
  private boolean intact(int at) {
    int wanted = wanted(at);
    int sumAt = at + wanted - Packet.SUM;
    return wanted > 0
        && at + wanted <= count
        && Packet.sum(held, at, sumAt) == (short) number(sumAt);
  }

  /**
   * How long the packet that begins at {@code at} is, at least, by what is held of it; 0 if none
   * begins there.
   */
  private int wanted(int at) {
    int there = count - at;
    if (!Arrays.equals(held, at, at + Math.min(there, 6), start, 0, Math.min(there, 6))
        || (there > 6 && PacketKind.of(held[at + 6]) == null)) {
      return 0;
    }
    if (there < Packet.HEAD) {
      return Packet.HEAD + Packet.SUM;
    }
    int length = number(at + 7);
    return length < Packet.SUM || length > Packet.MOST_DATA + Packet.SUM ? 0 : Packet.HEAD + length;
  }

  private int number(int at) {
    return (held[at] & 0xFF) << 8 | (held[at + 1] & 0xFF);
  }
}
