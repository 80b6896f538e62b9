// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a scanner puts before and after each code. */
final class Wrapping {
  /** More than the largest QR code holds (7089 digits). */
  static final int LONGEST = 8192;

  private final byte[] prefix;
  private final byte[] suffix;

  Wrapping(String prefix, String suffix) {
    this.prefix = prefix.getBytes(StandardCharsets.ISO_8859_1);
    this.suffix = suffix.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The code in the first bytes; empty if it is not wrapped so, too long or no printable ASCII. */
  Optional<String> unwrap(byte[] bytes, int length) {
    int end = length - suffix.length;
    int size = end - prefix.length;
    if (size <= 0
        || size > LONGEST
        || !stands(prefix, bytes, 0, length)
        || !stands(suffix, bytes, end, length)) {
      return Optional.empty();
    }
    for (int i = prefix.length; i < end; i++) {
      if (bytes[i] < ' ' || bytes[i] > '~') {
        return Optional.empty();
      }
    }
    return Optional.of(new String(bytes, prefix.length, size, StandardCharsets.US_ASCII));
  }

  /** Whether bytes stand at a place, before the end. */
  static boolean stands(byte[] wanted, byte[] bytes, int at, int end) {
    if (at < 0 || at + wanted.length > end) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (bytes[at + i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }
}
