// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a scanner's bytes into codes at CR, LF or CRLF. A code that is too long or holds a byte that
 * is not printable ASCII is dropped up to its terminator. Used by one thread.
 */
final class LineFramer {
  /** More than the largest QR code holds (7089 digits). */
  static final int LONGEST = 8192;

  private final Consumer<String> codes;
  private final byte[] line = new byte[LONGEST];
  private int length;
  private boolean spoilt;
  private long dropped;

  LineFramer(Consumer<String> codes) {
    this.codes = codes;
  }

  void add(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      add(bytes[i]);
    }
  }

  /** The scanner paused: what has no terminator yet never gets one. */
  void pause() {
    if (length > 0 || spoilt) {
      drop();
    }
  }

  /** How many codes were dropped. */
  long dropped() {
    return dropped;
  }

  private void add(byte b) {
    if (b == '\r' || b == '\n') {
      end();
    } else if (length == LONGEST || b < ' ' || b > '~') {
      spoilt = true;
    } else if (!spoilt) {
      line[length++] = b;
    }
  }

  private void end() {
    if (spoilt) {
      drop();
    } else if (length > 0) {
      String code = new String(line, 0, length, StandardCharsets.US_ASCII);
      length = 0;
      codes.accept(code);
    }
  }

  private void drop() {
    dropped++;
    length = 0;
    spoilt = false;
  }
}
