// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Frames published by others: libosdp's test of the standard's Annex E, the command tests and
 * packet traces of OSDP.Net.
 */
class FrameTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @Test
  void crcIsAugCcitt() {
    byte[] digits = "123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    assertThat(FrameCheck.CRC.over(digits, 0, digits.length)).isEqualTo(0xE5CC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "53 7F 0D 00 04 6E 00 80 25 00 00 6E 38",
        "53 00 09 00 04 61 00 C0 66",
        "53 00 08 00 06 60 89 CC",
        "53 00 09 00 06 62 00 F3 5D",
        "53 00 10 00 06 68 00 03 64 00 01 06 78 00 0B 5B",
        "53 00 0D 00 06 6A 00 02 02 02 01 59 92",
        "53 00 18 00 06 7C 03 E8 03 00 00 0A 00 00 00 05 00 01 02 03 04 05 59 21",
        "53 80 14 00 06 45 00 0E E3 10 10 00 00 74 97 23 06 06 1B 88",
        "53 00 07 00 02 60 44",
        "53 7F 0C 00 00 6E 00 80 25 00 00 0F",
        // With security blocks: the handshake of Annex E and a command with MAC.
        "53 01 13 00 0D 03 11 00 76 B0 B1 B2 B3 B4 B5 B6 B7 15 DF",
        "53 81 1B 00 0E 03 14 01 78 B2 A3 00 57 EB 98 BA 22 29 EC 1F 87 56 62 B5 24 6D DC",
        "53 01 0E 00 0F 02 15 60 9A BF 37 30 8B 88",
      })
  void readsAndWritesPublishedFrames(String hex) {
    byte[] bytes = HEX.parseHex(hex);
    FrameReader reader = reader(bytes);
    reader.add(bytes, bytes.length);
    assertThat(reader.next()).hasValueSatisfying(f -> assertThat(f.bytes()).isEqualTo(bytes));
    assertThat(reader.inFrame()).isFalse();
  }

  @Test
  void separatesTheSecurityBlock() {
    Frame frame = read("53 81 0E 00 0D 02 16 40 06 E5 DB CE 7F 03");
    assertThat(frame.security()).isEqualTo(HEX.parseHex("02 16"));
    assertThat(frame.code()).isEqualTo(Replies.ACK);
    assertThat(frame.data()).isEqualTo(HEX.parseHex("06 E5 DB CE"));
    assertThat(frame.sequence()).isEqualTo(1);
  }

  @Test
  void aLineBeginsWithAMark() {
    Frame frame = Command.poll().frame(0, 2, FrameCheck.CRC);
    assertThat(frame.line()).isEqualTo(HEX.parseHex("FF 53 00 08 00 06 60 89 CC"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 53 80 08 00 04 40 00 00", // wrong check
    "0, 53 81 08 00 04 40 6D 3D", // another address
    "0, 53 80 05 00 04 40", // shorter than its head
    "0, 53 80 08 00 0C 40 00 00", // security block longer than the frame
    "0, 53 80 FF FF 04 40", // longer than any frame
  })
  void skipsWhatIsNoFrame(int ignored, String hex) {
    byte[] junk = HEX.parseHex(hex);
    Frame good = Frame.plain(0x80, 1, FrameCheck.CRC, Replies.ACK, new byte[0]);
    FrameReader reader = new FrameReader(0x80);
    reader.add(junk, junk.length);
    reader.add(good.bytes(), good.bytes().length);
    assertThat(reader.next())
        .hasValueSatisfying(f -> assertThat(f.bytes()).isEqualTo(good.bytes()));
  }

  @Test
  void waitsForTheRestOfAFrame() {
    byte[] bytes = HEX.parseHex("53 80 14 00 06 45 00 0E E3 10 10 00 00 74 97 23 06 06 1B 88");
    FrameReader reader = new FrameReader(0x80);
    for (int i = 0; i < bytes.length - 1; i++) {
      reader.add(new byte[] {bytes[i]}, 1);
      assertThat(reader.next()).isEmpty();
      assertThat(reader.inFrame()).isTrue();
    }
    reader.add(new byte[] {bytes[bytes.length - 1]}, 1);
    assertThat(reader.next()).isPresent();
  }

  @Test
  void anyFlippedBitIsNoticed() {
    byte[] bytes = HEX.parseHex("53 80 14 00 06 45 00 0E E3 10 10 00 00 74 97 23 06 06 1B 88");
    for (int bit = 0; bit < 8 * bytes.length; bit++) {
      byte[] damaged = bytes.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      FrameReader reader = new FrameReader(0x80);
      reader.add(damaged, damaged.length);
      assertThat(reader.next()).as("bit %d", bit).isEmpty();
    }
  }

  @Test
  void findsEveryFrameInNoise() {
    Random random = new Random(20_260_101);
    FrameReader reader = new FrameReader(0x80);
    for (int round = 0; round < 2000; round++) {
      reader.begin(FrameCheck.CRC); // the reply time-out
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      byte[] data = new byte[random.nextInt(60)];
      random.nextBytes(data);
      Frame frame = Frame.plain(0x80, round % 4, FrameCheck.CRC, Replies.ISTATR, data);
      reader.add(noise, noise.length);
      reader.add(frame.bytes(), frame.bytes().length);
      assertThat(reader.next())
          .hasValueSatisfying(f -> assertThat(f.bytes()).isEqualTo(frame.bytes()));
    }
  }

  @Test
  void findsAFrameBehindWhatLooksLikeTheHeadOfALongOne() {
    byte[] head = HEX.parseHex("53 80 A0 05 04 40");
    Frame frame = Frame.plain(0x80, 1, FrameCheck.CRC, Replies.ACK, new byte[0]);
    FrameReader reader = new FrameReader(0x80);
    reader.add(head, head.length);
    assertThat(reader.next()).isEmpty();
    reader.add(frame.bytes(), frame.bytes().length);
    assertThat(reader.next())
        .hasValueSatisfying(f -> assertThat(f.bytes()).isEqualTo(frame.bytes()));
  }

  @Test
  void tenMillionBytesOfNoiseHideNoFrame() {
    Random random = new Random(4711);
    FrameReader reader = new FrameReader(0x80);
    Queue<byte[]> sent = new ArrayDeque<>();
    int byChance = 0;
    for (long bytes = 0; bytes < 10_000_000; ) {
      byte[] stream = temptingNoise(random);
      if (random.nextInt(3) > 0) {
        byte[] data = new byte[random.nextInt(80)];
        random.nextBytes(data);
        byte[] frame =
            Frame.plain(0x80, random.nextInt(4), FrameCheck.CRC, Replies.ISTATR, data).bytes();
        sent.add(frame);
        stream = ByteBuffer.allocate(stream.length + frame.length).put(stream).put(frame).array();
      }
      bytes += stream.length;
      for (int from = 0; from < stream.length; ) {
        int to = Math.min(stream.length, from + 1 + random.nextInt(FrameReader.PIECE));
        byte[] piece = Arrays.copyOfRange(stream, from, to);
        reader.add(piece, piece.length);
        from = to;
        for (Optional<Frame> found = reader.next(); found.isPresent(); found = reader.next()) {
          if (Arrays.equals(sent.peek(), found.get().bytes())) {
            sent.remove();
          } else {
            byChance++;
          }
        }
      }
    }
    assertThat(sent).isEmpty();
    assertThat(byChance).isLessThan(10);
    reader.begin(FrameCheck.CRC);
    assertThat(reader.inFrame()).isFalse();
  }

  private static byte[] temptingNoise(Random random) {
    byte[] noise = new byte[random.nextInt(400)];
    random.nextBytes(noise);
    for (int i = 0; i + 1 < noise.length; i += 7) {
      noise[i] = Frame.START;
      noise[i + 1] = (byte) 0x80;
    }
    return noise;
  }

  @Test
  void aFrameWithTheOtherCheckIsNoise() {
    Frame other = Frame.plain(0x80, 1, FrameCheck.CHECKSUM, Replies.ACK, new byte[0]);
    FrameReader reader = new FrameReader(0x80);
    reader.add(other.bytes(), other.bytes().length);
    assertThat(reader.next()).isEmpty();
    reader.begin(FrameCheck.CHECKSUM);
    reader.add(other.bytes(), other.bytes().length);
    assertThat(reader.next()).isPresent();
  }

  /** A reader for frames of the same address and check. */
  private static FrameReader reader(byte[] frame) {
    FrameReader reader = new FrameReader(frame[1] & 0xFF);
    reader.begin((frame[4] & Frame.CONTROL_CRC) == 0 ? FrameCheck.CHECKSUM : FrameCheck.CRC);
    return reader;
  }

  private static Frame read(String hex) {
    byte[] bytes = HEX.parseHex(hex);
    FrameReader reader = reader(bytes);
    reader.add(bytes, bytes.length);
    return reader.next().orElseThrow();
  }
}
