// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.clearlane.devices.DeviceDriver;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceSetUp;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneLog;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.MachineLanes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A scanner of which nothing was written for this product: pictures by Debian's qrencode, read by
 * Debian's zbarimg when SYN T CR asks for it, behind a pseudo-terminal.
 */
class PackagedScannerTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path directory;

  private final LaneLog log = new LaneLog();
  private final MachineLanes lanes = new MachineLanes();
  private final PseudoTerminal line = PseudoTerminal.open();
  private Path picture;
  private Process scanner;

  @BeforeEach
  void plugIn() throws IOException {
    picture = directory.resolve("code.png");
    scanner =
        new ProcessBuilder(
                "bash",
                Path.of("src/test/resources/scanner/packaged-scanner.sh").toString(),
                picture.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    Thread.ofPlatform().daemon().start(this::carryToScanner);
    Thread.ofPlatform().daemon().start(this::carryToServer);
  }

  @AfterEach
  void unplug() {
    lanes.close();
    scanner.destroy();
    line.close();
  }

  @Test
  void readsAQrCodeWhenTheLaneAsksForIt() throws IOException, InterruptedException {
    LaneEquipment lane = attach();
    draw("L", "CL1:TRAVELLER-0001");
    await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> log.codes().isEmpty());
    lane.scanner().trigger(true);
    await().atMost(SOON).until(() -> !log.codes().isEmpty());
    lane.scanner().trigger(false);
    assertThat(log.codes()).containsExactly("CL1:TRAVELLER-0001");
  }

  @Test
  void readsALargeQrCode() throws IOException, InterruptedException {
    LaneEquipment lane = attach();
    String large = "The quick brown fox; 0123456789 ".repeat(90).strip();
    draw("L", large);
    lane.scanner().trigger(true);
    await().atMost(SOON).until(() -> log.codes().contains(large));
  }

  @Test
  void goesOnReadingWhileTheLaneIsReady() throws IOException, InterruptedException {
    LaneEquipment lane = attach();
    draw("H", "FIRST");
    lane.scanner().trigger(true);
    await().atMost(SOON).until(() -> log.codes().contains("FIRST"));
    draw("H", "SECOND");
    await().atMost(SOON).until(() -> log.codes().contains("SECOND"));
    assertThat(log.codes().stream().distinct()).containsExactly("FIRST", "SECOND");
  }

  private LaneEquipment attach() {
    DeviceSetUp scannerSetUp =
        DeviceSetUp.at(DeviceDriver.HONEYWELL, line.path().toString())
            .with(Map.of("trigger", "ON_DEMAND", "retriggerSeconds", "1"));
    LaneEquipment lane =
        lanes.attach(
            LaneWiring.of(
                "packaged",
                Map.of(
                    DeviceRole.SCANNER, scannerSetUp, DeviceRole.GATE, DeviceSetUp.ofController()),
                _ -> new MemoryKeys()),
            log);
    await()
        .atMost(SOON)
        .until(() -> Objects.requireNonNull(lane.status().get(DeviceRole.SCANNER)).reachable());
    return lane;
  }

  /** Puts a picture where the scanner looks, at once. */
  private void draw(String correction, String text) throws IOException, InterruptedException {
    Path drawn = directory.resolve("drawn.png");
    Process qrencode =
        new ProcessBuilder("qrencode", "-8", "-l", correction, "-s", "4", "-o", drawn.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (OutputStream in = qrencode.getOutputStream()) {
      in.write(text.getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(qrencode.waitFor()).isZero();
    Files.move(
        drawn,
        picture,
        java.nio.file.StandardCopyOption.ATOMIC_MOVE,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  private void carryToScanner() {
    byte[] piece = new byte[256];
    try (OutputStream in = scanner.getOutputStream()) {
      while (scanner.isAlive()) {
        int count = line.read(piece, 20);
        in.write(piece, 0, count);
        in.flush();
      }
    } catch (IOException e) {
      // The scanner was switched off.
    }
  }

  private void carryToServer() {
    byte[] piece = new byte[4096];
    try (InputStream out = scanner.getInputStream()) {
      for (int count = out.read(piece); count > 0; count = out.read(piece)) {
        line.write(Arrays.copyOf(piece, count));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
