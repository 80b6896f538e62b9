// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.clearlane.devices.DocumentReaderWiring.Framed;
import org.clearlane.devices.document.ElyctisMessage.Command;
import org.junit.jupiter.api.Test;

/** Ten million bytes of noise, broken and whole messages, in pieces of any size. */
class FramerNoiseTest {
  private static final int SIZE = 10_000_000;
  private static final long SEED = 2_026;
  private static final int LONGEST_PIECE = 700;

  /** What noise is made of: anything, or nothing but bytes that mean something. */
  private static final byte[] TEMPTING =
      "ILCVWRT\0\1\2\3\4\r\n<A0".getBytes(StandardCharsets.US_ASCII);

  private final List<String> sent = new ArrayList<>();
  private final List<String> found = new ArrayList<>();
  private int expected;

  @Test
  void findsEveryElyctisMessage() {
    ElyctisFramer framer = new ElyctisFramer(message -> find(message.data()));
    feed(
        zone -> new ElyctisMessage(Command.INQUIRE, zone).bytes(),
        piece -> {
          framer.add(piece, piece.length);
          return framer.held();
        });
    assertThat(framer.dropped()).isPositive();
  }

  @Test
  void findsEveryFramedText() {
    FramedTextFramer framer = new FramedTextFramer(Framed.USUAL, this::find);
    feed(
        zone -> ("\2" + zone + "\3").getBytes(StandardCharsets.US_ASCII),
        piece -> {
          framer.add(piece, piece.length);
          return 0;
        });
    assertThat(framer.dropped()).isPositive();
  }

  private void feed(Function<String, byte[]> whole, ToIntFunction<byte[]> framer) {
    Random random = new Random(SEED);
    int size = 0;
    while (size < SIZE) {
      byte[] stretch = stretch(random, whole);
      size += stretch.length;
      int at = 0;
      while (at < stretch.length) {
        int count = Math.min(stretch.length - at, 1 + random.nextInt(LONGEST_PIECE));
        byte[] piece = Arrays.copyOfRange(stretch, at, at + count);
        assertThat(framer.applyAsInt(piece))
            .isLessThanOrEqualTo(ElyctisMessage.HEADER + ElyctisFramer.LONGEST);
        at += count;
      }
    }
    assertThat(sent).hasSizeGreaterThan(10_000);
    assertThat(found).isEqualTo(sent);
  }

  /** Noise, perhaps a broken message, and a whole one. */
  private byte[] stretch(Random random, Function<String, byte[]> whole) {
    ByteArrayOutputStream stretch = new ByteArrayOutputStream();
    byte[] noise = new byte[random.nextInt(900)];
    random.nextBytes(noise);
    if (random.nextInt(3) == 0) {
      for (int i = 0; i < noise.length; i++) {
        noise[i] = TEMPTING[random.nextInt(TEMPTING.length)];
      }
    }
    stretch.writeBytes(noise);
    if (random.nextInt(3) == 0) {
      byte[] broken = whole.apply(zone(random, "LOST"));
      int hole = 1 + random.nextInt(broken.length - 1);
      int width = 1 + random.nextInt(Math.min(3, broken.length - hole));
      stretch.write(broken, 0, hole);
      stretch.write(broken, hole + width, broken.length - hole - width);
    }
    String zone = zone(random, "ZONE");
    sent.add(zone);
    stretch.writeBytes(whole.apply(zone));
    return stretch.toByteArray();
  }

  private String zone(Random random, String name) {
    String line = name + expected++ + "<";
    return (line + "<".repeat(44 - line.length()) + "\r").repeat(2)
        + (random.nextBoolean() ? "" : "\n");
  }

  /** Noise may hold short messages by chance, and a broken one may look whole. */
  private void find(String data) {
    if (data.startsWith("ZONE")) {
      found.add(data);
    }
  }
}
