// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.clearlane.devices.DocumentReaderWiring.Framed;

/**
 * Finds text between a start and an end byte. A start byte always begins anew; a text that is too
 * long or holds a byte that is neither printable ASCII nor a line end is dropped. Used by one
 * thread.
 */
final class FramedTextFramer {
  /** Far more than a zone has; bounds what noise can fill. */
  static final int LONGEST = 4096;

  private final byte start;
  private final byte end;
  private final Consumer<String> texts;
  private final byte[] held = new byte[LONGEST];
  private int length;
  private boolean inside;
  private long dropped;

  FramedTextFramer(Framed marks, Consumer<String> texts) {
    this.start = (byte) marks.start();
    this.end = (byte) marks.end();
    this.texts = texts;
  }

  void add(byte[] bytes, int count) {
    for (int i = 0; i < count; i++) {
      add(bytes[i]);
    }
  }

  /** The reader paused: a text without end gets none any more. */
  void pause() {
    drop();
  }

  /** How many texts were dropped. */
  long dropped() {
    return dropped;
  }

  private void add(byte b) {
    if (b == start) {
      drop();
      inside = true;
    } else if (inside && b == end) {
      String text = new String(held, 0, length, StandardCharsets.US_ASCII);
      forget();
      texts.accept(text);
    } else if (inside && (length == LONGEST || !text(b))) {
      drop();
    } else if (inside) {
      held[length++] = b;
    }
  }

  private static boolean text(byte b) {
    return (b >= ' ' && b <= '~') || b == '\r' || b == '\n';
  }

  private void drop() {
    if (inside) {
      dropped++;
      forget();
    }
  }

  private void forget() {
    inside = false;
    length = 0;
  }
}
