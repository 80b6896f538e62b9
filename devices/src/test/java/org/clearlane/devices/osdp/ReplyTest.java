// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Layouts from SIA OSDP 2.2. */
class ReplyTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @Test
  void understandsAnIdentity() {
    assertThat(reply(0x45, "00 0E E3 10 10 00 00 74 97 23 06 06"))
        .isEqualTo(new Reply.Identity("000EE3", 0x10, 0x10, 0x9774_0000L, 0x23, 6, 6));
  }

  @Test
  void understandsCapabilitiesInAnyOrder() {
    assertThat(reply(0x46, "08 01 00 02 04 02 01 02 04 0A 00 01"))
        .isEqualTo(new Reply.Capabilities(4, 2, false, true, false, 256));
  }

  @Test
  void understandsStates() {
    BitSet active = new BitSet();
    active.set(1);
    active.set(3);
    assertThat(reply(0x49, "00 01 00 02")).isEqualTo(new Reply.InputStatus(4, active));
    assertThat(reply(0x4A, "00 01 00 01 00")).isEqualTo(new Reply.OutputStatus(5, active));
    assertThat(reply(0x48, "00 01")).isEqualTo(new Reply.LocalStatus(false, true));
  }

  @Test
  void aRefusalMayCarryMoreThanItsReason() {
    assertThat(reply(0x41, "03 FF")).isEqualTo(new Reply.Nak(3));
    assertThat(reply(0x41, "EE FF C0")).isEqualTo(new Reply.Nak(0xEE));
  }

  @Test
  void whatHasTheWrongLengthIsUnusable() {
    assertThat(reply(0x41, "")).isEqualTo(new Reply.Unusable(0x41, 0));
    assertThat(reply(0x45, "00")).isEqualTo(new Reply.Unusable(0x45, 1));
    assertThat(reply(0x46, "01 02")).isEqualTo(new Reply.Unusable(0x46, 2));
    assertThat(reply(0x48, "01")).isEqualTo(new Reply.Unusable(0x48, 1));
    assertThat(reply(0x53, "00 02 31")).isEqualTo(new Reply.Unusable(0x53, 3));
    assertThat(reply(0x50, "00 00 1A")).isEqualTo(new Reply.Unusable(0x50, 3));
    assertThat(reply(0x54, "01 80 25")).isEqualTo(new Reply.Unusable(0x54, 3));
    assertThat(reply(0x7A, "00 00")).isEqualTo(new Reply.Unusable(0x7A, 2));
    assertThat(reply(0x90, "01")).isEqualTo(new Reply.Unusable(0x90, 1));
    assertThat(reply(0x99, "")).isEqualTo(new Reply.Unusable(0x99, 0));
  }

  @Test
  void understandsReadersAndTransfers() {
    assertThat(reply(0x53, "00 02 31 32")).isEqualTo(new Reply.Keypad(0, "12"));
    assertThat(reply(0x54, "05 80 25 00 00")).isEqualTo(new Reply.Communication(5, 9600));
    assertThat(reply(0x7A, "01 0A 00 FF FF 00 01")).isEqualTo(new Reply.FileStatus(1, 10, -1, 256));
    assertThat(reply(0x50, "01 00 1A 00 AA BB CC C0"))
        .isInstanceOfSatisfying(
            Reply.Card.class,
            card -> {
              assertThat(card.bits()).isEqualTo(26);
              assertThat(card.data()).hasSize(4);
              assertThat(card).hasToString("Card[26 bits]");
            });
    assertThat(reply(0x90, "0A 0B 0C 01"))
        .isInstanceOfSatisfying(
            Reply.Manufacturer.class, told -> assertThat(told.vendor()).isEqualTo(0x0A0B0C));
  }

  private static Reply reply(int code, String hex) {
    byte[] data = hex.isEmpty() ? new byte[0] : HEX.parseHex(hex);
    return Replies.of(Frame.plain(0x80, 1, FrameCheck.CRC, code, data));
  }
}
