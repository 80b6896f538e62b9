// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.emulator.chip.EmulatedState;
import org.clearlane.emulator.chip.SoftwareDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands of the emulators that are started from the command line. */
class ProgramsTest {
  @Test
  void aScannerObeys() {
    try (ScannerEmulator scanner =
        new ScannerEmulator(ScannerEmulator.Language.TEXT, false, Optional.empty())) {
      assertThat(ScannerProgram.obey(scanner, "present abc").getBoolean("ok")).isTrue();
      assertThat(ScannerProgram.obey(scanner, "fault unplug").getBoolean("ok")).isTrue();
      assertThat(ScannerProgram.obey(scanner, "present abc").getBoolean("ok")).isFalse();
      assertThat(ScannerProgram.obey(scanner, "fault plug").getBoolean("ok")).isTrue();
      assertThat(ScannerProgram.obey(scanner, "present abc").getBoolean("ok")).isTrue();
      assertThat(ScannerProgram.obey(scanner, "status").getInt("timesArmed")).isZero();
      for (String fault :
          List.of("lose-bytes 1", "damage 1", "lose-acks 1", "noise on", "slow off", "mute on")) {
        assertThat(ScannerProgram.obey(scanner, "fault " + fault).getBoolean("ok"))
            .as(fault)
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fly", "fault", "fault noise perhaps", "fault lose-bytes many", ""})
  void whatAScannerDoesNotUnderstandIsSaid(String line) {
    try (ScannerEmulator scanner =
        new ScannerEmulator(ScannerEmulator.Language.TEXT, false, Optional.empty())) {
      assertThat(ScannerProgram.obey(scanner, line).getBoolean("ok")).isFalse();
    }
  }

  @Test
  void aDocumentReaderObeys() {
    try (DocumentReaderEmulator reader =
        new DocumentReaderEmulator(DocumentReaderEmulator.Dialect.ELYCTIS, Optional.empty())) {
      assertThat(DocumentProgram.obey(reader, "lay I<UTO|<<<|<<<").getBoolean("ok")).isTrue();
      assertThat(reader.unread()).isTrue();
      assertThat(DocumentProgram.obey(reader, "take").getBoolean("ok")).isTrue();
      assertThat(reader.unread()).isFalse();
      assertThat(DocumentProgram.obey(reader, "status").getInt("documents")).isZero();
      for (String fault :
          List.of("tear", "restart", "lose-replies 1", "delay 5", "split on", "unplug", "plug")) {
        assertThat(DocumentProgram.obey(reader, "fault " + fault).getBoolean("ok"))
            .as(fault)
            .isTrue();
      }
      assertThat(DocumentProgram.obey(reader, "fault delay long").getBoolean("ok")).isFalse();
      assertThat(DocumentProgram.obey(reader, "read").getBoolean("ok")).isFalse();
    }
  }

  @Test
  void aControllerObeysAndKeepsWhatItSensesWithoutAServer() throws InterruptedException {
    try (ControllerEmulator controller =
        new ControllerEmulator(
            "http://127.0.0.1:9/api/v1",
            "x1",
            "lane-x1@a",
            "key",
            ControllerEmulator.Commands.WEB_SOCKET,
            Duration.ZERO)) {
      for (String line :
          List.of(
              "present abc",
              "fire on",
              "fire off",
              "tamper on",
              "fault drop",
              "fault offline",
              "fault online",
              "fault sockets off",
              "fault skew -3600",
              "fault duplicate on",
              "fault slow 5")) {
        assertThat(ControllerProgram.obey(controller, line).getBoolean("ok")).as(line).isTrue();
      }
      // The code, the release and its end, the door both times, the housing.
      await().until(() -> ControllerProgram.obey(controller, "status").getInt("waiting") == 6);
      assertThat(ControllerProgram.obey(controller, "status").getBoolean("registered")).isFalse();
      for (String line : List.of("fly", "fault", "fault skew far", "fault duplicate", "")) {
        assertThat(ControllerProgram.obey(controller, line).getBoolean("ok")).as(line).isFalse();
      }
    }
  }

  @Test
  void aChipObeysAndIsLaidOnAReader() throws IOException {
    try (ServerSocket vpcd = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SoftwareDocument document = document(vpcd.getLocalPort())) {
      assertThat(ChipProgram.obey(document, "lay").getBoolean("ok")).isTrue();
      try (Socket card = vpcd.accept()) {
        card.getOutputStream().write(new byte[] {0, 1, 4});
        assertThat(card.getInputStream().readNBytes(2))
            .as("answer to reset")
            .isEqualTo(new byte[] {0, 5});
      }
      assertThat(ChipProgram.obey(document, "status").getBoolean("laid")).isTrue();
      assertThat(ChipProgram.obey(document, "fault tampered-face").getBoolean("ok")).isTrue();
      assertThat(ChipProgram.obey(document, "status").getString("fault"))
          .isEqualTo("tampered-face");
      assertThat(ChipProgram.obey(document, "take").getBoolean("ok")).isTrue();
      assertThat(ChipProgram.obey(document, "fault bent").getBoolean("ok")).isFalse();
      assertThat(ChipProgram.obey(document, "fly").getBoolean("ok")).isFalse();
    }
  }

  @Test
  void aChipWithoutAReaderIsRefused() throws IOException {
    try (SoftwareDocument document = document(1)) {
      assertThat(ChipProgram.obey(document, "lay").getString("error"))
          .contains("no virtual reader");
    }
  }

  private static SoftwareDocument document(int port) throws IOException {
    return new SoftwareDocument(
        new EmulatedState("UT"),
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        ChipProgram.drawnFace(),
        Set.of(),
        "127.0.0.1",
        port);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lane", "bus", "scanner", "document", "fingerprint", "controller", "chip"})
  void everyProgramTellsItsCommands(String program) {
    StringWriter told = new StringWriter();
    int status =
        new CommandLine(new LaneEmulator())
            .setOut(new PrintWriter(told))
            .execute(program, "--help");
    assertThat(status).isZero();
    assertThat(told.toString()).contains("Commands:").contains("quit");
  }

  @Test
  void aBusObeys() {
    try (BusEmulator bus = new BusEmulator(2, false, (_, _) -> {})) {
      assertThat(BusProgram.obey(bus, 2, "status 1").getInt("doorPulses")).isZero();
      assertThat(BusProgram.obey(bus, 2, "fault silent 1").getBoolean("ok")).isTrue();
      assertThat(BusProgram.obey(bus, 2, "fault answers 1").getBoolean("ok")).isTrue();
      assertThat(BusProgram.obey(bus, 2, "status 2").getBoolean("ok")).isFalse();
      assertThat(BusProgram.obey(bus, 2, "fault burns 1").getBoolean("ok")).isFalse();
      assertThat(BusProgram.obey(bus, 2, "open 1").getBoolean("ok")).isFalse();
    }
  }
}
