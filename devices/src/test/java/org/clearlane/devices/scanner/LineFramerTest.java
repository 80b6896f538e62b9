// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineFramerTest {
  private final List<String> codes = new ArrayList<>();
  private final LineFramer framer = new LineFramer(codes::add);

  @Test
  void acceptsEveryTerminator() {
    send("one\rtwo\nthree\r\n\r\nfour\r");
    assertThat(codes).containsExactly("one", "two", "three", "four");
    assertThat(framer.dropped()).isZero();
  }

  @Test
  void acceptsACodeInPieces() {
    send("o");
    send("ne\r\ntw");
    assertThat(codes).containsExactly("one");
    send("o\r");
    assertThat(codes).containsExactly("one", "two");
  }

  @Test
  void acceptsTheLongestCodeAndDropsALongerOneUpToItsTerminator() {
    String longest = "x".repeat(LineFramer.LONGEST);
    send(longest + "\r" + longest + "y" + "tail\r" + "next\r");
    assertThat(codes).containsExactly(longest, "next");
    assertThat(framer.dropped()).isEqualTo(1);
  }

  @Test
  void dropsACodeWithABinaryByte() {
    send("good\rba\u0000d\rba\u007fd\rb\u00e9d\rtab\there\rgood too ~\r");
    assertThat(codes).containsExactly("good", "good too ~");
    assertThat(framer.dropped()).isEqualTo(4);
  }

  @Test
  void aPauseEndsWhatHasNoTerminator() {
    send("torn");
    framer.pause();
    framer.pause();
    send("whole\r");
    assertThat(codes).containsExactly("whole");
    assertThat(framer.dropped()).isEqualTo(1);
  }

  @Test
  void findsEveryValidCodeInAMegabyteOfNoise() {
    Random random = new Random(42);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    List<String> sent = new ArrayList<>();
    while (stream.size() < 1 << 20) {
      byte[] noise = new byte[random.nextInt(2000)];
      random.nextBytes(noise);
      stream.writeBytes(noise);
      String code = "CODE-" + sent.size() + "-" + "z".repeat(random.nextInt(3000));
      sent.add(code);
      stream.writeBytes(("\r" + code + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
    byte[] bytes = stream.toByteArray();
    int at = 0;
    while (at < bytes.length) {
      int count = Math.min(bytes.length - at, 1 + random.nextInt(1024));
      framer.add(Arrays.copyOfRange(bytes, at, at + count), count);
      at += count;
    }
    // Noise may contain short printable lines by chance; they are codes as far as anyone can tell.
    assertThat(codes.stream().filter(code -> code.startsWith("CODE-"))).isEqualTo(sent);
    assertThat(framer.dropped()).isPositive();
  }

  private void send(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    framer.add(bytes, bytes.length);
  }
}
