// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.TextFormat;
import org.clearlane.devices.TextFormat.Terminator;
import org.junit.jupiter.api.Test;

class SsiMessagesTest {
  private static final int AGAIN = 1;
  private static final int CONTINUES = 2;
  private static final char QR = 0x1C;
  private static final SsiMessages.Outcome NOTHING = new SsiMessages.Outcome.Nothing();
  private static final SsiMessages.Outcome UNREADABLE = new SsiMessages.Outcome.Unreadable();

  private final SsiMessages messages = new SsiMessages(TextFormat.USUAL);
  private long now;

  @Test
  void aPacketIsACode() {
    assertThat(take(0, QR + "one")).isEqualTo(code("one"));
    assertThat(take(0, QR + "one")).as("read again").isEqualTo(code("one"));
  }

  @Test
  void aPacketSentAgainIsNoNewCode() {
    take(0, QR + "one");
    assertThat(take(AGAIN, QR + "one")).isEqualTo(NOTHING);
    assertThat(take(AGAIN, QR + "two")).as("did not arrive before").isEqualTo(code("two"));
    pass(30);
    assertThat(take(AGAIN, QR + "two")).as("another reading").isEqualTo(code("two"));
  }

  @Test
  void joinsPackets() {
    assertThat(take(CONTINUES, QR + "one ")).isEqualTo(NOTHING);
    assertThat(take(CONTINUES, QR + "two ")).isEqualTo(NOTHING);
    assertThat(take(CONTINUES | AGAIN, QR + "two ")).isEqualTo(NOTHING);
    assertThat(take(0, QR + "three")).isEqualTo(code("one two three"));
    assertThat(take(0, QR + "next")).isEqualTo(code("next"));
  }

  @Test
  void equalPacketsThatWereNotSentAgainAreJoined() {
    take(CONTINUES, QR + "7");
    take(CONTINUES, QR + "7");
    assertThat(take(0, QR + "7")).isEqualTo(code("777"));
  }

  @Test
  void takesPacketsWithoutKindForData() {
    take(CONTINUES, QR + "one ");
    assertThat(take(0, "two")).isEqualTo(code("one two"));
  }

  @Test
  void aMessageThatWasGivenUpIsNotJoinedToTheNext() {
    take(CONTINUES, QR + "torn");
    pass(30);
    assertThat(take(0, QR + "whole")).isEqualTo(code("whole"));
    take(CONTINUES, QR + "torn");
    pass(30);
    assertThat(take(AGAIN, QR + "its rest")).isEqualTo(UNREADABLE);
    assertThat(take(0, QR + "whole")).isEqualTo(code("whole"));
  }

  @Test
  void dropsWhatIsTooLong() {
    String most = QR + "x".repeat(250);
    for (int i = 0; i < 40; i++) {
      assertThat(take(CONTINUES, most)).isEqualTo(NOTHING);
    }
    assertThat(take(0, QR + "end")).isEqualTo(UNREADABLE);
    for (int i = 0; i < 32; i++) {
      take(CONTINUES, most);
    }
    assertThat(take(0, QR + "x".repeat(192))).isEqualTo(code("x".repeat(8192)));
    assertThat(take(0, QR + "next")).isEqualTo(code("next"));
  }

  @Test
  void dropsWhatIsNoText() {
    assertThat(take(0, QR + "a\u0000b")).isEqualTo(UNREADABLE);
    assertThat(take(0, "" + QR)).isEqualTo(UNREADABLE);
    assertThat(take(0, "")).isEqualTo(UNREADABLE);
  }

  @Test
  void stripsPrefixAndSuffix() {
    SsiMessages wrapped =
        new SsiMessages(new TextFormat(Terminator.ANY, "<", ">\r", Optional.empty()));
    assertThat(wrapped.take(packet(0, QR + "<one>\r"), 0)).isEqualTo(code("one"));
    assertThat(wrapped.take(packet(0, QR + "one>\r"), 0)).isEqualTo(UNREADABLE);
  }

  private SsiMessages.Outcome take(int status, String data) {
    return messages.take(packet(status, data), now);
  }

  private void pass(int seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }

  private static SsiPacket packet(int status, String data) {
    return new SsiPacket(SsiPacket.DECODE_DATA, status, data.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static SsiMessages.Outcome code(String text) {
    return new SsiMessages.Outcome.Code(text);
  }
}
