// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SsiFramerTest {
  /** DECODE_DATA, a QR code (1C) that says AB. */
  private static final String AB = "07F300001C4142FE67";

  private final SsiFramer framer = new SsiFramer();

  @Test
  void spellsTheCommandsOfTheProgrammersGuide() {
    assertThat(SsiPacket.command(SsiPacket.START_SESSION, false)).isEqualTo(hex("04E40400FF14"));
    assertThat(SsiPacket.command(SsiPacket.STOP_SESSION, false)).isEqualTo(hex("04E50400FF13"));
    assertThat(SsiPacket.command(SsiPacket.COMMAND_ACK, false)).isEqualTo(hex("04D00400FF28"));
    assertThat(SsiPacket.command(SsiPacket.COMMAND_NAK, false, SsiPacket.RESEND))
        .isEqualTo(hex("05D1040001FF25"));
    assertThat(SsiPacket.command(SsiPacket.START_SESSION, true)).isEqualTo(hex("04E40401FF13"));
  }

  @Test
  void findsAPacketInPieces() {
    for (byte b : hex(AB)) {
      assertThat(framer.next()).isEmpty();
      framer.add(new byte[] {b}, 1);
    }
    SsiPacket packet = framer.next().orElseThrow();
    assertThat(packet.opcode()).isEqualTo(SsiPacket.DECODE_DATA);
    assertThat(packet.again()).isFalse();
    assertThat(packet.continues()).isFalse();
    assertThat(packet.data()).isEqualTo(hex("1C4142"));
    assertThat(framer.next()).isEmpty();
    assertThat(framer.takeDamage()).isFalse();
  }

  @Test
  void findsAPacketBehindWhatLooksLikeTheBeginningOfALongerOne() {
    assertThat(packets("FFF30000" + AB)).hasSize(1);
    assertThat(packets(AB + "D00000" + AB)).hasSize(2);
  }

  @Test
  void tellsDamageOnce() {
    assertThat(packets("07F300001C4143FE67")).isEmpty();
    assertThat(framer.takeDamage()).isTrue();
    assertThat(framer.takeDamage()).isFalse();
    assertThat(packets("00")).isEmpty();
    assertThat(framer.takeDamage()).isFalse();
  }

  @Test
  void aPacketThatNeverEndsIsDamaged() {
    assertThat(packets("07F300001C41")).isEmpty();
    assertThat(framer.takeDamage()).isFalse();
    framer.pause();
    assertThat(framer.takeDamage()).isTrue();
    framer.pause();
    assertThat(framer.takeDamage()).isFalse();
    assertThat(packets(AB)).hasSize(1);
  }

  @Test
  void aPacketThatCameAfterTheDamageMakesUpForIt() {
    assertThat(packets("07F300001C4143FE67" + AB)).hasSize(1);
    assertThat(framer.takeDamage()).isFalse();
  }

  @Test
  void skipsPacketsOfTheHostAndUnknownOnes() {
    assertThat(packets("04E40400FF14" + "04110000FFEB" + AB)).hasSize(1);
  }

  private List<SsiPacket> packets(String digits) {
    byte[] bytes = hex(digits);
    framer.add(bytes, bytes.length);
    List<SsiPacket> packets = new ArrayList<>();
    for (Optional<SsiPacket> next = framer.next(); next.isPresent(); next = framer.next()) {
      packets.add(next.get());
    }
    return packets;
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
