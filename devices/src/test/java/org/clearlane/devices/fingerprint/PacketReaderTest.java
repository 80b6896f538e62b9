// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketReaderTest {
  private static final int USUAL = 0xFFFFFFFF;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private static final List<PacketKind> KINDS = List.of(PacketKind.values());

  private final List<String> found = new ArrayList<>();
  private final PacketReader reader = new PacketReader(USUAL, packet -> found.add(text(packet)));

  @Test
  void writesCommandsAsTheManualsPrintThem() {
    assertThat(HEX.formatHex(Command.verifyPassword(0).bytes(USUAL)))
        .isEqualTo("EF 01 FF FF FF FF 01 00 07 13 00 00 00 00 00 1B");
    assertThat(HEX.formatHex(Command.readParameters().bytes(USUAL)))
        .isEqualTo("EF 01 FF FF FF FF 01 00 03 0F 00 13");
    assertThat(HEX.formatHex(Command.takeImage().bytes(USUAL)))
        .isEqualTo("EF 01 FF FF FF FF 01 00 03 01 00 05");
    assertThat(HEX.formatHex(Command.sendImage().bytes(USUAL)))
        .isEqualTo("EF 01 FF FF FF FF 01 00 03 0A 00 0E");
    assertThat(HEX.formatHex(Command.setPacketSize(256).bytes(USUAL)))
        .isEqualTo("EF 01 FF FF FF FF 01 00 05 0E 06 03 00 1D");
  }

  @Test
  void readsAnAnswerInOnePieceAndByteByByte() {
    byte[] answer = HEX.parseHex("EF 01 FF FF FF FF 07 00 03 00 00 0A");
    reader.add(answer, answer.length);
    for (byte b : answer) {
      reader.add(new byte[] {b}, 1);
    }
    assertThat(found).containsExactly("ACKNOWLEDGEMENT 00", "ACKNOWLEDGEMENT 00");
    assertThat(reader.dropped()).isZero();
  }

  @Test
  void readsTheSmallestAndTheLargestPacket() {
    send(packet(PacketKind.LAST_DATA, new byte[0]));
    byte[] data = new byte[Packet.MOST_DATA];
    Arrays.fill(data, (byte) 0xFF);
    send(packet(PacketKind.DATA, data));
    assertThat(found)
        .containsExactly("LAST_DATA ", "DATA " + HexFormat.of().withUpperCase().formatHex(data));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Packet(PacketKind.DATA, new byte[Packet.MOST_DATA + 1]));
  }

  @Test
  void doesNotTakeWhatIsDamagedTooLongOrOfAnotherAddress() {
    send(HEX.parseHex("EF 01 FF FF FF FF 07 00 03 00 00 0B"));
    send(HEX.parseHex("EF 01 FF FF FF FF 07 00 01 00 08"));
    send(HEX.parseHex("EF 01 FF FF FF FF 03 00 03 00 00 06"));
    send(HEX.parseHex("EF 01 FF FF FF FF 02 01 03"));
    send(HEX.parseHex("EF 01 FF FF FF FE 07 00 03 00 00 0A"));
    assertThat(found).isEmpty();
    send(packet(PacketKind.ACKNOWLEDGEMENT, new byte[] {2}));
    assertThat(found).containsExactly("ACKNOWLEDGEMENT 02");
  }

  @Test
  void aFalseStartDoesNotSwallowThePacketBehindIt() {
    send(HEX.parseHex("EF 01 FF FF EF"));
    send(packet(PacketKind.ACKNOWLEDGEMENT, new byte[] {0}));
    assertThat(found).containsExactly("ACKNOWLEDGEMENT 00");
  }

  @Test
  void packetsWithinADamagedOneAreFound() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HEX.parseHex("EF 01 FF FF FF FF 02 00 22"));
    for (byte i = 0; i < 3; i++) {
      bytes.writeBytes(packet(PacketKind.ACKNOWLEDGEMENT, new byte[] {i}));
    }
    send(bytes.toByteArray());
    assertThat(found)
        .containsExactly("ACKNOWLEDGEMENT 00", "ACKNOWLEDGEMENT 01", "ACKNOWLEDGEMENT 02");
  }

  @Test
  void aPauseShowsWhichStartWasFalse() {
    send(HEX.parseHex("EF 01 FF FF FF FF 02 01 02 11 22"));
    send(packet(PacketKind.ACKNOWLEDGEMENT, new byte[] {7}));
    assertThat(found).as("the first may still go on").isEmpty();
    reader.pause();
    assertThat(found).containsExactly("ACKNOWLEDGEMENT 07");
  }

  @Test
  void aPauseWithinAPacketDoesNotHurtIt() {
    byte[] whole = packet(PacketKind.DATA, new byte[] {1, 2, 3});
    for (byte b : whole) {
      reader.add(new byte[] {b}, 1);
      reader.pause();
    }
    assertThat(found).containsExactly("DATA 010203");
  }

  @Test
  void findsEveryPacketInTenMillionBytesOfNoise() {
    // With this seed; of 65,536 damaged packets one is intact by chance and hides what follows.
    Random random = new Random(1);
    List<String> sent = new ArrayList<>();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    while (stream.size() < 10_000_000) {
      noise(random, stream);
      byte[] data = new byte[random.nextInt(Packet.MOST_DATA + 1)];
      random.nextBytes(data);
      PacketKind kind = KINDS.get(random.nextInt(4));
      stream.writeBytes(packet(kind, data));
      sent.add(text(new Packet(kind, data)));
    }
    byte[] bytes = stream.toByteArray();
    int at = 0;
    while (at < bytes.length) {
      int count = Math.min(bytes.length - at, 1 + random.nextInt(1024));
      reader.add(Arrays.copyOfRange(bytes, at, at + count), count);
      at += count;
    }
    reader.pause();
    assertThat(sent).hasSizeGreaterThan(10_000);
    assertThat(found).isEqualTo(sent);
  }

  @Test
  void takesNoMemoryForNoise() {
    Random random = new Random(7);
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    while (stream.size() < 1_000_000) {
      noise(random, stream);
    }
    byte[] bytes = stream.toByteArray();
    reader.add(bytes, bytes.length);
    long before = allocated();
    for (int i = 0; i < 10; i++) {
      reader.add(bytes, bytes.length);
      reader.pause();
    }
    assertThat(allocated() - before).isLessThan(100_000);
    assertThat(found).isEmpty();
  }

  /** Random bytes, starts that lead nowhere, and packets that were cut or damaged. */
  private static void noise(Random random, ByteArrayOutputStream stream) {
    byte[] junk = new byte[random.nextInt(600)];
    random.nextBytes(junk);
    stream.writeBytes(junk);
    byte[] data = new byte[1 + random.nextInt(Packet.MOST_DATA)];
    random.nextBytes(data);
    byte[] broken = packet(PacketKind.DATA, data);
    switch (random.nextInt(4)) {
      case 0 -> stream.write(broken, 0, random.nextInt(broken.length));
      case 1 -> stream.write(broken, 0, random.nextInt(Packet.HEAD + 1));
      case 2 -> {
        broken[Packet.HEAD + random.nextInt(data.length)] ^= (byte) (1 + random.nextInt(255));
        stream.writeBytes(broken);
      }
      default -> {}
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private void send(byte[] bytes) {
    reader.add(bytes, bytes.length);
  }

  private static byte[] packet(PacketKind kind, byte[] data) {
    return new Packet(kind, data).bytes(USUAL);
  }

  private static String text(Packet packet) {
    return packet.kind() + " " + HexFormat.of().withUpperCase().formatHex(packet.data());
  }
}
