// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator's commands, and its own reading of the packets against those of the manuals. */
class FingerprintConsoleTest {
  @TempDir private Path directory;
  private final FingerprintEmulator sensor =
      new FingerprintEmulator(Optional.empty(), FingerprintEmulator.UNLIMITED);
  private final FingerprintConsole console = new FingerprintConsole(sensor);

  @AfterEach
  void close() {
    sensor.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EF01FFFFFFFF010007130000000000 1B",
        "EF01FFFFFFFF0100030F0013",
        "EF01FFFFFFFF010003010005",
        "EF01FFFFFFFF0100030A000E"
      })
  void understandsTheCommandsOfTheManuals(String hex) {
    byte[] command = HexFormat.of().parseHex(hex.replace(" ", ""));
    FingerprintStream stream = new FingerprintStream();
    stream.add(new byte[] {(byte) 0xEF, 0x01, (byte) 0xEF}, 3);
    stream.add(command, command.length);
    assertThat(stream.next()).isPresent();
    assertThat(stream.next()).isEmpty();
    command[command.length - 1]++;
    stream.add(command, command.length);
    assertThat(stream.next()).isEmpty();
  }

  @Test
  void obeysAndTells() throws IOException {
    assertThat(console.greeting().getString("fingerprintSensor")).startsWith("/dev/");
    Path raw = Files.write(directory.resolve("raw"), new byte[FingerPicture.PACKED]);
    assertThat(console.obey("lay " + raw).getBoolean("ok")).isTrue();
    assertThat(console.obey("status").getBoolean("finger")).isTrue();
    assertThat(console.obey("lift").getBoolean("ok")).isTrue();
    assertThat(console.obey("status").getBoolean("finger")).isFalse();
    assertThat(console.obey("fault take-image 02 3").getBoolean("ok")).isTrue();
    assertThat(console.obey("fault noise on").getBoolean("ok")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dance", "lay", "lay /nowhere", "fault", "fault noise", "fault lose-byte 1"})
  void refusesWhatItCannotDo(String line) {
    assertThat(console.obey(line).getBoolean("ok")).isFalse();
  }
}
