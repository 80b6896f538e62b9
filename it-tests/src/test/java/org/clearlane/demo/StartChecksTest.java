// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a demonstration finds out before people wait for it. */
class StartChecksTest {
  @TempDir private Path folder;

  @Test
  void namesThePortThatIsInUseAndItsOption() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> FreePorts.of(0, taken.getLocalPort()))
          .isInstanceOf(DemoException.class)
          .hasMessage(
              "port %d is in use: choose another with --https-port, or 0 for a free one",
              taken.getLocalPort());
    }
  }

  @Test
  void findsAPortInUseOnEveryAddress() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> FreePorts.of(taken.getLocalPort(), 0))
          .hasMessageContaining("is in use: choose another with --http-port");
    }
  }

  @Test
  void choosesTwoFreePorts() {
    FreePorts ports = FreePorts.of(0, 0);
    assertThat(ports.http()).isPositive().isNotEqualTo(ports.https());
    assertThat(ports.https()).isPositive();
  }

  @Test
  void refusesOnePortForBoth() {
    assertThatThrownBy(() -> FreePorts.of(18_443, 18_443)).hasMessageContaining("must differ");
  }

  @Test
  void refusesAFolderOfAnotherRun() throws IOException {
    Files.writeString(folder.resolve("server.log"), "");
    assertThatThrownBy(() -> DataFolder.make(Optional.of(folder)))
        .isInstanceOf(DemoException.class)
        .hasMessage("--data takes a new or empty folder, and " + folder + " is not");
  }

  @Test
  void keepsTheFolderThatWasNamed() throws IOException {
    DataFolder data = DataFolder.make(Optional.of(folder.resolve("new/one")));
    Files.writeString(data.path().resolve("server.log"), "");
    assertThat(data.remove()).isTrue();
    assertThat(data.path().resolve("server.log")).exists();
  }

  @Test
  void removesATemporaryFolderWithAllThatIsInIt() throws IOException {
    DataFolder data = DataFolder.make(Optional.empty());
    Files.createDirectories(data.path().resolve("postgresql/base"));
    Files.writeString(data.path().resolve("postgresql/base/1"), "");
    assertThat(data.remove()).isTrue();
    assertThat(data.path()).doesNotExist();
  }

  @Test
  void findsAnApplicationThatWillNotStart() throws IOException {
    Path log = folder.resolve("server.log");
    assertThat(ServerLog.fault(log, 0)).isEmpty();
    Files.writeString(log, "A CWWKF0011I: The server is ready\n");
    assertThat(ServerLog.fault(log, 0)).isEmpty();
    Files.writeString(log, "E CWWKZ0002E: An exception occurred while starting\n");
    assertThat(ServerLog.fault(log, 0)).contains("the application did not start");
    assertThat(ServerLog.fault(log, Files.size(log))).as("the fault of a start before").isEmpty();
  }

  @Test
  void namesTheSettingThatIsRefused() throws IOException {
    Path log = folder.resolve("server.log");
    Files.writeString(
        log,
        "E SRVE0283E: org.clearlane.kernel.BadSettingException: configuration key"
            + " clearlane.lane.crossing-grace: expected a duration\nat somewhere\n");
    assertThat(ServerLog.fault(log, 0))
        .contains("configuration key clearlane.lane.crossing-grace: expected a duration");
  }
}
