// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The exchange of annex E of SIA OSDP 2.2, byte for byte, as it was seen on the wire. */
class SecureChannelTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final int ADDRESS = 1;

  private final SecureChannel channel =
      new SecureChannel(ChannelKey.DEFAULT, bytes("B0 B1 B2 B3 B4 B5 B6 B7"));

  @Test
  void theWholeExchangeIsTheStandards() {
    handshake();
    command(3, 0x60, "", "53 01 0E 00 0F 02 15 60 9A BF 37 30 8B 88");
    reply(
        "53 81 1E 00 0F 02 18 48 15 0E AB 4C AA A7 28 51 69 9B 46 CF 5C B4 11 32 72 95 86 03 E2 25",
        0x48,
        "00 01");
    command(1, 0x60, "", "53 01 0E 00 0D 02 15 60 38 97 07 ED 11 30");
    reply("53 81 0E 00 0D 02 16 40 06 E5 DB CE 7F 03", 0x40, "");
    command(
        2,
        0x68,
        "01 02 00 00",
        "53 01 1E 00 0E 02 17 68 6D A0 F5 9D BB 65 5F 03 4C 86 A0 C7 4D 86 2B BE CB C2 00 D5 E3 12");
    reply(
        "53 81 2E 00 0E 02 18 4A 8A BF C8 2B 61 2F 47 9A 8D 10 E8 EE E3 A8 45 FA 3C DC D9 45 AD 33"
            + " 7F C7 94 71 3E 35 01 74 99 4C 6A 2C 40 CC A6 48",
        0x4A,
        "00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00");
    command(
        3,
        0x69,
        "00 00 02 05 05 02 00 32 00 01 0A 00 01 00",
        "53 01 1E 00 0F 02 17 69 EE C7 3B A7 F6 2D 4D 47 75 01 14 1F 59 46 E5 17 B2 BD 25 B5 69 56");
    reply("53 81 0E 00 0F 02 16 40 26 4E F4 F0 BF 37", 0x40, "");
    command(
        1,
        0x6A,
        "00 02 02 02 03",
        "53 01 1E 00 0D 02 17 6A 57 E4 94 7D C3 AE 29 18 AA 1E 47 69 F2 36 3C E6 57 10 EC F4 04 B1");
    reply("53 81 0E 00 0D 02 16 40 EB A9 F5 32 A5 DD", 0x40, "");
    command(2, 0x65, "", "53 01 0E 00 0E 02 15 65 F3 59 51 81 4D 42");
    reply(
        "53 81 1E 00 0E 02 18 49 B0 61 2E 1B ED 38 A7 8E B6 8A 2D A9 C9 0D 0F 74 57 5F 70 CC 98 15",
        0x49,
        "00 00 00 00 00 00 00 00");
    command(
        3,
        0x6B,
        "00 01 00 01 01 05 48 45 4C 4C 4F",
        "53 01 1E 00 0F 02 17 6B FA 63 97 4C 5E 1D 08 D4 83 27 52 26 B6 B7 99 CD 6F 69 BA 70 D5 57");
    reply("53 81 0E 00 0F 02 16 40 49 C5 F7 33 54 CD", 0x40, "");
    command(
        1,
        0x75,
        "01 10 00 01 02 03 04 05 06 07 08 09 0A 0B 0C 0D 0E 0F",
        "53 01 2E 00 0D 02 17 75 EC A6 E6 5B 2B 52 E0 8E 86 71 D5 0A 31 08 E8 A6 63 8E 48 60 55 99"
            + " 23 D8 0F AB E2 E4 00 EB 1F 99 E9 E7 C6 86 7D E2");
    reply("53 81 0E 00 0D 02 16 40 61 27 D1 10 6F 86", 0x40, "");
  }

  @Test
  void aDeviceWithAnotherKeyIsNotProvenTo() {
    SecureChannel other =
        new SecureChannel(ChannelKey.of(new byte[16]), bytes("B0 B1 B2 B3 B4 B5 B6 B7"));
    assertThat(other.prove(cryptogram(), ADDRESS, 2, FrameCheck.CRC)).isEmpty();
    assertThat(other.isOpen()).isFalse();
  }

  @Test
  void aReplyThatWasChangedOrRepeatedDoesNotOpen() {
    handshake();
    command(3, 0x60, "", "53 01 0E 00 0F 02 15 60 9A BF 37 30 8B 88");
    String right =
        "53 81 1E 00 0F 02 18 48 15 0E AB 4C AA A7 28 51 69 9B 46 CF 5C B4 11 32 72 95 86 03 E2 25";
    Frame reply = frame(right);
    byte[] changed = reply.data();
    changed[3] ^= 1;
    assertThat(channel.open(reply)).isEmpty();
    reply(right, 0x48, "00 01");
    command(1, 0x60, "", "53 01 0E 00 0D 02 15 60 38 97 07 ED 11 30");
    assertThat(channel.open(frame(right))).as("the chain has gone on").isEmpty();
  }

  @Test
  void aPlainReplyDoesNotOpen() {
    handshake();
    assertThat(channel.open(Frame.plain(0x81, 3, FrameCheck.CRC, Replies.ACK, new byte[0])))
        .isEmpty();
  }

  private void handshake() {
    assertThat(HEX.formatHex(channel.challenge(ADDRESS, 1, FrameCheck.CRC).bytes()))
        .isEqualTo("53 01 13 00 0D 03 11 00 76 B0 B1 B2 B3 B4 B5 B6 B7 15 DF");
    Optional<Frame> proof = channel.prove(cryptogram(), ADDRESS, 2, FrameCheck.CRC);
    assertThat(proof.map(frame -> HEX.formatHex(frame.bytes())))
        .contains(
            "53 01 1B 00 0E 03 13 00 77 26 D3 35 6E 07 76 2D 26 28 01 FC 8E 66 65 A8 91 43 83");
    assertThat(
            channel.confirm(
                frame(
                    "53 81 1B 00 0E 03 14 01 78 B2 A3 00 57 EB 98 BA 22 29 EC 1F 87 56 62 B5 24"
                        + " 6D DC")))
        .isTrue();
  }

  private static Frame cryptogram() {
    return frame(
        "53 81 2B 00 0D 03 12 00 76 0A 00 17 03 00 CA FE DE A0 A1 A2 A3 A4 A5 A6 A7 FD E5 D2 F4 28"
            + " EC 16 31 24 71 EA 3C 02 BD 77 96 AF D6");
  }

  private void command(int sequence, int code, String data, String wire) {
    Frame sealed = channel.seal(ADDRESS, sequence, FrameCheck.CRC, code, bytes(data));
    assertThat(HEX.formatHex(sealed.bytes())).isEqualTo(wire);
  }

  private void reply(String wire, int code, String data) {
    Optional<Frame> opened = channel.open(frame(wire));
    assertThat(opened.map(Frame::code)).contains(code);
    assertThat(opened.map(frame -> HEX.formatHex(frame.data()))).contains(data);
  }

  private static Frame frame(String wire) {
    byte[] bytes = bytes(wire);
    FrameReader reader = new FrameReader(ADDRESS | Frame.REPLY);
    reader.add(Arrays.copyOf(bytes, bytes.length), bytes.length);
    return reader.next().orElseThrow();
  }

  private static byte[] bytes(String hex) {
    return hex.isEmpty() ? new byte[0] : HEX.parseHex(hex);
  }
}
