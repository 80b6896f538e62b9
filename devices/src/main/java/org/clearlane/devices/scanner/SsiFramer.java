// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.util.Arrays;
import java.util.Optional;

/**
 * Finds a decoder's packets in a stream of bytes. Whatever is none is skipped byte by byte, and a
 * whole packet behind a begun one is taken as well, so that noise swallows none. Holds at most one
 * largest packet and one piece of input. Used by one thread.
 */
final class SsiFramer {
  /** Enough of a packet to say that it was one. */
  private static final int RECOGNISED = 3;

  private final byte[] buffer = new byte[SsiPacket.LARGEST + Dialect.PIECE];
  private int from;
  private int to;
  private boolean damaged;

  /** Adds bytes, at most a piece; call {@link #next()} until empty afterwards. */
  void add(byte[] piece, int count) {
    if (to + count > buffer.length) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    System.arraycopy(piece, 0, buffer, to, count);
    to += count;
  }

  /** Takes the next whole packet; empty if more bytes are needed. */
  Optional<SsiPacket> next() {
    int begun = to;
    for (int start = from; start < to; start++) {
      int length = candidate(start, begun == to);
      if (length > 0) {
        SsiPacket packet =
            new SsiPacket(
                at(start + 1),
                at(start + 3),
                Arrays.copyOfRange(buffer, start + SsiPacket.HEAD, start + length));
        from = start + length + SsiPacket.CHECKSUM;
        damaged = false;
        return Optional.of(packet);
      }
      if (length == 0) {
        begun = Math.min(begun, start);
      }
    }
    from = begun;
    return Optional.empty();
  }

  /** The scanner paused: what has begun never ends. */
  void pause() {
    damaged |= to - from >= RECOGNISED;
    from = 0;
    to = 0;
  }

  /** Whether a damaged packet has come since the last whole one, and since this was last asked. */
  boolean takeDamage() {
    boolean was = damaged;
    damaged = false;
    return was;
  }

  /**
   * The length of the packet at {@code start}; 0 if more bytes are needed; below 0 if it is none.
   *
   * @param first whether nothing before it may still become a packet, so that it is judged for good
   */
  private int candidate(int start, boolean first) {
    int held = to - start;
    int length = at(start);
    if (length < SsiPacket.HEAD
        || (held > 1 && !known(at(start + 1)))
        || (held > 2 && at(start + 2) != SsiPacket.FROM_DECODER)) {
      return -1;
    }
    if (held < length + SsiPacket.CHECKSUM) {
      return 0;
    }
    if (SsiPacket.intact(buffer, start, length)) {
      return length;
    }
    damaged |= first;
    return -1;
  }

  private static boolean known(int opcode) {
    return switch (opcode) {
      case SsiPacket.DECODE_DATA, SsiPacket.EVENT, SsiPacket.COMMAND_ACK, SsiPacket.COMMAND_NAK ->
          true;
      default -> false;
    };
  }

  private int at(int position) {
    return buffer[position] & 0xFF;
  }
}
