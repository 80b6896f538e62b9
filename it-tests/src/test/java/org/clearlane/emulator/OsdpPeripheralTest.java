// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator's own reading of OSDP, against frames that others published. */
class OsdpPeripheralTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final GateModel gate = new GateModel();
  private final OsdpPeripheral peripheral = new OsdpPeripheral(gate, 0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "53 7F 0D 00 04 6E 00 80 25 00 00 6E 38",
        "53 00 09 00 04 61 00 C0 66",
        "53 00 08 00 06 60 89 CC",
        "53 00 10 00 06 68 00 03 64 00 01 06 78 00 0B 5B",
        "53 00 0D 00 06 6A 00 02 02 02 01 59 92",
        "53 00 07 00 02 60 44",
        "53 7F 0C 00 00 6E 00 80 25 00 00 0F",
      })
  void publishedFramesAreIntactAndDamagedOnesAreNot(String hex) {
    byte[] message = HEX.parseHex(hex);
    assertThat(OsdpPacket.intact(message)).isTrue();
    message[5] ^= 1;
    assertThat(OsdpPacket.intact(message)).isFalse();
  }

  @Test
  void repliesAsPublished() {
    byte[] data = HEX.parseHex("00 0E E3 10 10 00 00 74 97 23 06 06");
    assertThat(HEX.formatHex(new OsdpPacket(0, 2, true, 0x45, data).reply()))
        .isEqualTo("53 80 14 00 06 45 00 0E E3 10 10 00 00 74 97 23 06 06 1B 88");
  }

  @Test
  void theStreamSkipsNoiseAndWaitsForTheRest() {
    OsdpStream stream = new OsdpStream();
    byte[] bytes = HEX.parseHex("FF 12 53 53 00 09 00 04 61 00 C0 66 53 00 08");
    stream.add(bytes, bytes.length);
    assertThat(stream.next().map(HEX::formatHex)).contains("53 00 09 00 04 61 00 C0 66");
    assertThat(stream.next()).isEmpty();
    byte[] rest = HEX.parseHex("00 06 60 89 CC");
    stream.add(rest, rest.length);
    assertThat(stream.next().map(HEX::formatHex)).contains("53 00 08 00 06 60 89 CC");
  }

  @Test
  void executesOnceAndRepeatsItsReply() {
    code(send(0, 0x61, "00"), 0x45);
    byte[] open = message(1, 0x68, "00 05 0A 00");
    Optional<byte[]> first = peripheral.answer(open);
    assertThat(peripheral.answer(open))
        .hasValueSatisfying(again -> assertThat(again).isEqualTo(first.orElseThrow()));
    assertThat(gate.status().doorPulses()).isEqualTo(1);
    code(send(2, 0x68, "00 05 0A 00"), 0x40);
    assertThat(gate.status().doorPulses()).isEqualTo(2);
  }

  @Test
  void refusesANumberOutOfTurnAndWhatItDoesNotKnow() {
    code(send(0, 0x61, "00"), 0x45);
    assertThat(data(send(2, 0x60, ""))).isEqualTo("04");
    assertThat(data(send(1, 0x99, ""))).isEqualTo("03");
    assertThat(data(send(2, 0x68, "00 05 0A"))).isEqualTo("02");
    assertThat(data(send(3, 0x68, "07 05 0A 00"))).isEqualTo("09");
    assertThat(data(send(1, 0x69, "00 00 01 00 00 00 00 00 00 01 00 00 02 00"))).isEqualTo("09");
    assertThat(gate.status().doorPulses()).isZero();
  }

  @Test
  void keepsReportsForThePoll() {
    code(send(0, 0x61, "00"), 0x45);
    gate.fire(true);
    assertThat(data(send(1, 0x60, ""))).isEqualTo("00 00 00 01 00 00");
    assertThat(data(send(2, 0x60, ""))).isEqualTo("00 00 01 01 00 00");
    code(send(3, 0x60, ""), 0x40);
  }

  @Test
  void answersEverybodysAddressAndNoOther() {
    assertThat(peripheral.answer(message(0x7F, 0, 0x60, ""))).isPresent();
    assertThat(peripheral.answer(message(0x01, 0, 0x60, ""))).isEmpty();
    assertThat(peripheral.answer(HEX.parseHex("53 80 08 00 04 40 00 00"))).isEmpty();
  }

  private byte[] send(int sequence, int code, String hex) {
    return peripheral.answer(message(sequence, code, hex)).orElseThrow();
  }

  private static void code(byte[] reply, int code) {
    assertThat(reply[5] & 0xFF).isEqualTo(code);
  }

  private static String data(byte[] reply) {
    return HEX.formatHex(reply, 6, reply.length - 2);
  }

  private static byte[] message(int sequence, int code, String hex) {
    return message(0, sequence, code, hex);
  }

  /** A command is framed like a reply, without the reply bit and so with another CRC. */
  private static byte[] message(int address, int sequence, int code, String hex) {
    byte[] data = hex.isEmpty() ? new byte[0] : HEX.parseHex(hex);
    byte[] message = new byte[8 + data.length];
    message[0] = 0x53;
    message[1] = (byte) address;
    message[2] = (byte) message.length;
    message[4] = (byte) (sequence | 4);
    message[5] = (byte) code;
    System.arraycopy(data, 0, message, 6, data.length);
    return message; // the check has been verified before a message comes here
  }
}
