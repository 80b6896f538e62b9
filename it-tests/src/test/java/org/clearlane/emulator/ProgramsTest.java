// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
