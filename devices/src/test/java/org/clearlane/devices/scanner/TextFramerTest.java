// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clearlane.devices.TextFormat;
import org.clearlane.devices.TextFormat.Terminator;
import org.junit.jupiter.api.Test;

class TextFramerTest {
  private static final Optional<Duration> NONE = Optional.empty();

  private final List<String> codes = new ArrayList<>();
  private final TextFramer framer = new TextFramer(TextFormat.USUAL, codes::add);

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
    String longest = "x".repeat(Wrapping.LONGEST);
    send(longest + "\r" + longest + "y" + "tail\r" + "next\r");
    assertThat(codes).containsExactly(longest, "next");
    assertThat(framer.dropped()).isEqualTo(1);
  }

  @Test
  void aCodeMuchTooLongIsDroppedUpToItsTerminator() {
    send("x".repeat(100_000) + "\r" + "next\r");
    assertThat(codes).containsExactly("next");
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

  @Test
  void takesOnlyTheTerminatorThatWasSetUp() {
    assertThat(codesOf(new TextFormat(Terminator.CRLF, "", "", NONE), "a\r\nb\rc\r\nd\r\n"))
        .containsExactly("a", "d");
    assertThat(codesOf(new TextFormat(Terminator.ETX, "", "", NONE), "a\u0003b\rc\u0003d\u0003"))
        .containsExactly("a", "d");
    assertThat(codesOf(new TextFormat(Terminator.TAB, "", "", NONE), "a\tb c\t"))
        .containsExactly("a", "b c");
    assertThat(codesOf(new TextFormat(Terminator.LF, "", "", NONE), "a\nb\r\nc\n"))
        .containsExactly("a", "c");
  }

  @Test
  void stripsPrefixAndSuffixAndDropsWhatLacksThem() {
    TextFormat format = new TextFormat(Terminator.CR, "\u0002Q", "\u0003", NONE);
    assertThat(codesOf(format, "\u0002Qone\u0003\rtwo\u0003\r\u0002Qthree\r\u0002Qfour\u0003\r"))
        .containsExactly("one", "four");
  }

  @Test
  void aPrefixWithinASoundCodeIsPartOfIt() {
    TextFormat format = new TextFormat(Terminator.CR, "QR:", "", NONE);
    assertThat(codesOf(format, "junkQR:one QR:two\r")).containsExactly("one QR:two");
    assertThat(codesOf(format, "QR:o\u00ffneQR:two\r")).containsExactly("two");
  }

  @Test
  void theLongestCodeMayBeWrapped() {
    String longest = "x".repeat(Wrapping.LONGEST);
    TextFormat format = new TextFormat(Terminator.CRLF, "p".repeat(16), "s".repeat(16), NONE);
    String before = "p".repeat(16);
    String after = "s".repeat(16) + "\r\n";
    assertThat(codesOf(format, before + longest + after + before + longest + "y" + after))
        .containsExactly(longest);
  }

  @Test
  void aPauseEndsACodeWithoutTerminatorIfSetUpSo() {
    TextFormat format = new TextFormat(Terminator.ANY, "", "", Optional.of(Duration.ofMillis(50)));
    TextFramer flushing = new TextFramer(format, codes::add);
    add(flushing, "one");
    flushing.pause();
    flushing.pause();
    add(flushing, "two\rthree");
    flushing.pause();
    assertThat(codes).containsExactly("one", "two", "three");
    assertThat(flushing.dropped()).isZero();
  }

  private static List<String> codesOf(TextFormat format, String text) {
    List<String> found = new ArrayList<>();
    add(new TextFramer(format, found::add), text);
    return found;
  }

  private static void add(TextFramer framer, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    framer.add(bytes, bytes.length);
  }

  private void send(String text) {
    add(framer, text);
  }
}
