// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;

/** Collects bytes until they make an intact message; skips what is none. Used by one thread. */
final class OsdpStream {
  private static final int LARGEST = 1440;

  private byte[] held = {};

  void add(byte[] bytes, int count) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(held.length + count);
    joined.write(held, 0, held.length);
    joined.write(bytes, 0, count);
    held = joined.toByteArray();
  }

  /** The next intact message, from start to check. */
  Optional<byte[]> next() {
    for (int at = 0; at < held.length; at++) {
      if (held[at] != 0x53) {
        continue;
      }
      if (held.length - at < 4) {
        return wait(at);
      }
      int length = (held[at + 2] & 0xFF) + 256 * (held[at + 3] & 0xFF);
      if (length < 7 || length > LARGEST) {
        continue;
      }
      if (held.length - at < length) {
        return wait(at);
      }
      byte[] message = Arrays.copyOfRange(held, at, at + length);
      if (OsdpPacket.intact(message)) {
        held = Arrays.copyOfRange(held, at + length, held.length);
        return Optional.of(message);
      }
    }
    held = new byte[0];
    return Optional.empty();
  }

  /** The line paused: a message that has begun never ends. */
  void pause() {
    held = new byte[0];
  }

  private Optional<byte[]> wait(int at) {
    held = Arrays.copyOfRange(held, at, held.length);
    return Optional.empty();
  }
}
