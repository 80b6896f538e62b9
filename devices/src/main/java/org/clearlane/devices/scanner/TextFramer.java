// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.clearlane.devices.TextFormat;
import org.clearlane.devices.TextFormat.Terminator;

/**
 * Cuts a scanner's bytes into codes. A code that is too long, lacks its prefix or suffix, or holds
 * a byte that is not printable ASCII is dropped up to its terminator. With a prefix a code is found
 * wherever the prefix stands, unless it stands within a code that is sound so far; without one a
 * code begins after a terminator or a pause. Used by one thread.
 */
final class TextFramer {
  /** Room for what no code needs: a code that is one too long, its suffix and its terminator. */
  private static final int MARGIN = 32;

  private final Consumer<String> codes;
  private final Terminator terminator;
  private final byte[] prefix;
  private final Wrapping wrapping;
  private final boolean pauseEnds;
  private final byte[] line = new byte[Wrapping.LONGEST + MARGIN];
  private int length;
  private boolean begun;
  private boolean spoilt;
  private boolean cut;
  private long dropped;

  TextFramer(TextFormat format, Consumer<String> codes) {
    this.codes = codes;
    this.terminator = format.terminator();
    this.prefix = format.prefix().getBytes(StandardCharsets.ISO_8859_1);
    this.wrapping = new Wrapping("", format.suffix());
    this.pauseEnds = format.idleGap().isPresent();
    forget();
  }

  void add(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      add(bytes[i]);
    }
  }

  void add(byte b) {
    keep(b);
    if (prefix.length > 0 && (!begun || spoilt) && endsWith(prefix)) {
      begin();
    } else {
      int end = terminatorLength();
      if (end > 0) {
        length -= end;
        end();
      }
    }
  }

  /** The scanner paused: what has no terminator yet ends here or never gets one. */
  void pause() {
    if (pauseEnds) {
      end();
    } else if (!empty()) {
      drop();
    } else {
      forget();
    }
  }

  /** Forgets what has begun. */
  void forget() {
    length = 0;
    spoilt = false;
    cut = false;
    begun = prefix.length == 0;
  }

  /** Whether nothing has begun. */
  boolean empty() {
    return length == 0 && !spoilt;
  }

  /** How many codes were dropped. */
  long dropped() {
    return dropped;
  }

  private void keep(byte b) {
    if (length == line.length) {
      // Too long: only what a prefix or terminator may have begun with is still of interest.
      System.arraycopy(line, length - MARGIN, line, 0, MARGIN);
      length = MARGIN;
      spoilt = true;
      cut = true;
    }
    line[length++] = b;
    spoilt |= b < ' ' || b > '~';
  }

  private void begin() {
    if (length > prefix.length) {
      dropped++;
    }
    length = 0;
    spoilt = false;
    cut = false;
    begun = true;
  }

  private void end() {
    if (length > 0) {
      boolean whole = begun && !cut;
      Optional<String> code = whole ? wrapping.unwrap(line, length) : Optional.empty();
      if (code.isEmpty()) {
        dropped++;
      }
      forget();
      code.ifPresent(codes);
    } else {
      forget();
    }
  }

  private void drop() {
    dropped++;
    forget();
  }

  private int terminatorLength() {
    byte last = line[length - 1];
    return switch (terminator) {
      case ANY -> last == '\r' || last == '\n' ? 1 : 0;
      case CR -> last == '\r' ? 1 : 0;
      case LF -> last == '\n' ? 1 : 0;
      case CRLF -> last == '\n' && length > 1 && line[length - 2] == '\r' ? 2 : 0;
      case ETX -> last == 3 ? 1 : 0;
      case TAB -> last == '\t' ? 1 : 0;
    };
  }

  private boolean endsWith(byte[] bytes) {
    return Wrapping.stands(bytes, line, length - bytes.length, length);
  }
}
