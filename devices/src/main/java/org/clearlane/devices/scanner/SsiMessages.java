// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.TextFormat;

/**
 * Joins the data of packets to codes and recognises packets that were sent again although they had
 * arrived. Used by one thread; times are in {@link System#nanoTime()}.
 */
final class SsiMessages {
  /**
   * Zebra's scanners repeat a packet twice, each after at most 9.9 s, and give up then. What is
   * equal but comes later is another reading; a message that has not gone on since never ends.
   */
  private static final long REPEATED_WITHIN = TimeUnit.SECONDS.toNanos(20);

  private static final int MARGIN = 32;

  /** What a packet contributes. */
  sealed interface Outcome {
    /** A code is whole. */
    record Code(String text) implements Outcome {}

    /** A message is whole but no code. */
    record Unreadable() implements Outcome {}

    /** Nothing is whole yet, or nothing is new. */
    record Nothing() implements Outcome {}
  }

  private final Wrapping wrapping;
  private final byte[] joined = new byte[Wrapping.LONGEST + MARGIN];
  private int length;
  private int type;
  private boolean begun;
  private boolean spoilt;
  private Optional<SsiPacket> last = Optional.empty();
  private long lastAt;

  SsiMessages(TextFormat format) {
    this.wrapping = new Wrapping(format.prefix(), format.suffix());
  }

  /** Takes a DECODE_DATA packet. */
  Outcome take(SsiPacket packet, long now) {
    boolean recent = last.isPresent() && now - lastAt < REPEATED_WITHIN;
    if (recent && packet.again() && same(last.orElseThrow(), packet)) {
      return new Outcome.Nothing();
    }
    if (begun && !recent) {
      forget();
      spoilt = packet.again(); // the rest of the message that was given up
    }
    last = Optional.of(packet);
    lastAt = now;
    join(packet.data());
    if (packet.continues()) {
      return new Outcome.Nothing();
    }
    Optional<String> code = spoilt ? Optional.empty() : wrapping.unwrap(joined, length);
    forget();
    return code.<Outcome>map(Outcome.Code::new).orElseGet(Outcome.Unreadable::new);
  }

  /** Lets go of the last code once nothing can repeat it: it is personal data. */
  void look(long now) {
    if (last.isPresent() && now - lastAt >= REPEATED_WITHIN) {
      last = Optional.empty();
      Arrays.fill(joined, (byte) 0);
    }
  }

  /** Each packet begins with the kind of bar code; one that does not is taken for data. */
  private void join(byte[] data) {
    int skipped = data.length > 0 && (!begun || (data[0] & 0xFF) == type) ? 1 : 0;
    if (!begun) {
      type = data.length > 0 ? data[0] & 0xFF : 0;
      begun = true;
    }
    int count = data.length - skipped;
    if (length + count > joined.length) {
      spoilt = true;
    } else {
      System.arraycopy(data, skipped, joined, length, count);
      length += count;
    }
  }

  private void forget() {
    Arrays.fill(joined, (byte) 0);
    length = 0;
    begun = false;
    spoilt = false;
  }

  private static boolean same(SsiPacket one, SsiPacket other) {
    return one.continues() == other.continues() && Arrays.equals(one.data(), other.data());
  }
}
