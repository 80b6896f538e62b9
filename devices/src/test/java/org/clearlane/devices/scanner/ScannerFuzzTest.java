// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.ScannedCode;
import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.ScannerWiring.Language;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.TextFormat;
import org.clearlane.devices.TextFormat.Terminator;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten million bytes of noise with codes among them, for every language and format. Where a prefix
 * or a packet's head says that a code begins, the noise reaches up to the code; elsewhere a
 * terminator stands between, since nobody could tell noise from the code's beginning otherwise.
 */
class ScannerFuzzTest {
  private static final long NOISE = 10_000_000;
  private static final int LONGEST_NOISE = 4000;
  private static final int LONGEST_CODE = 600;
  private static final String MARK = "CODE-";
  private static final long HEAP_GROWTH = 4 << 20;

  /**
   * A language and a format, and how a code is sent in it.
   *
   * @param before what is sent before the prefix
   * @param end what is sent after the suffix
   */
  record Speech(Language language, TextFormat format, String before, String end) {
    Speech(
        Language language,
        Terminator terminator,
        String prefix,
        String suffix,
        String before,
        String end) {
      this(language, new TextFormat(terminator, prefix, suffix, Optional.empty()), before, end);
    }

    static List<Speech> all() {
      return List.of(
          new Speech(Language.TEXT, Terminator.ANY, "", "", "\r", "\r\n"),
          new Speech(Language.TEXT, Terminator.CR, "", "", "\r", "\r"),
          new Speech(Language.TEXT, Terminator.LF, "", "", "\n", "\n"),
          new Speech(Language.TEXT, Terminator.CRLF, "", "", "\r\n", "\r\n"),
          new Speech(Language.TEXT, Terminator.ETX, "", "", "\u0003", "\u0003"),
          new Speech(Language.TEXT, Terminator.TAB, "", "", "\t", "\t"),
          new Speech(Language.TEXT, Terminator.ETX, "\u0002", "", "", "\u0003"),
          new Speech(Language.TEXT, Terminator.CR, "<QR:", ">\u0004", "", "\r"),
          new Speech(Language.HONEYWELL, Terminator.ANY, "", "", "\r", "\r"),
          new Speech(Language.HONEYWELL, Terminator.CR, "\u0002", "", "", "\r"),
          new Speech(Language.NEWLAND, Terminator.ANY, "", "", "\r", "\r"),
          new Speech(Language.NEWLAND, Terminator.ETX, "\u0002", "", "", "\u0003"),
          new Speech(Language.ZEBRA_SSI, TextFormat.USUAL, "", ""));
    }

    ScannerWiring wiring() {
      return new ScannerWiring(
          new SerialSettings("fuzz", 9600), Duration.ZERO, language, format, Optional.empty());
    }

    byte[] frame(String code) {
      return language == Language.ZEBRA_SSI
          ? packets(code)
          : bytes(before + format.prefix() + code + format.suffix() + end);
    }

    private static byte[] packets(String code) {
      ByteArrayOutputStream packets = new ByteArrayOutputStream();
      for (int at = 0; at < code.length(); at += 250) {
        String data = code.substring(at, Math.min(code.length(), at + 250));
        boolean last = at + 250 >= code.length();
        char length = (char) (data.length() + 5);
        String packet = length + "\u00f3\u0000" + (last ? '\u0000' : '\u0002') + '\u001c' + data;
        int check = -packet.chars().sum();
        packets.writeBytes(bytes(packet));
        packets.write(check >> 8);
        packets.write(check);
      }
      return packets.toByteArray();
    }
  }

  private long found;
  private long sent;

  @ParameterizedTest
  @MethodSource("org.clearlane.devices.scanner.ScannerFuzzTest$Speech#all")
  void findsEveryCodeAmongNoise(Speech speech) throws LinkLostException {
    Random random = new Random(20);
    LinkHealth health = new LinkHealth("fuzz", DeviceRole.SCANNER, _ -> {});
    Findings findings = new Findings(speech.wiring(), health, this::check);
    Dialect dialect = Dialect.of(speech.wiring(), new Sink(), findings);
    long heap = heap();
    long noise = 0;
    while (noise < NOISE) {
      byte[] junk = new byte[random.nextInt(LONGEST_NOISE)];
      random.nextBytes(junk);
      noise += junk.length;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(junk);
      bytes.writeBytes(speech.frame(code(sent)));
      sent++;
      hear(dialect, bytes.toByteArray(), random);
      assertThat(found).as("codes found").isEqualTo(sent);
    }
    assertThat(heap() - heap).as("growth of the heap").isLessThan(HEAP_GROWTH);
    assertThat(dialect).isNotNull(); // reachable while the heap was measured
  }

  private static void hear(Dialect dialect, byte[] bytes, Random random) throws LinkLostException {
    int at = 0;
    while (at < bytes.length) {
      int count = Math.min(bytes.length - at, 1 + random.nextInt(Dialect.PIECE));
      dialect.heard(Arrays.copyOfRange(bytes, at, at + count), count, System.nanoTime());
      at += count;
    }
  }

  /** Noise may hold short printable lines by chance; they are codes as far as anyone can tell. */
  private void check(ScannedCode code) {
    if (code.text().startsWith(MARK)) {
      assertThat(code.text().equals(code(found))).as("code %d is whole", found).isTrue();
      found++;
    }
  }

  private static String code(long number) {
    return MARK + number + "-" + "z".repeat(new Random(number).nextInt(LONGEST_CODE));
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Takes what the dialect answers. */
  private static final class Sink implements SerialLink {
    @Override
    public int read(byte[] buffer, long waitMillis) {
      return 0;
    }

    @Override
    public void write(byte[] bytes) {}

    @Override
    public void discard() {}

    @Override
    public void close() {}
  }
}
