// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.DeviceDriver;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceSetUp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneConfigurationTest {

  private static LaneConfiguration lane(
      Map<DeviceRole, DeviceSetUp> devices, long openMillis, double fmr) {
    return new LaneConfiguration(
        new LaneId("e1"),
        Direction.ENTRY,
        Procedure.QR_FACE,
        devices,
        Duration.ofMillis(openMillis),
        fmr);
  }

  private static Map<DeviceRole, DeviceSetUp> onPorts(String scanner, String gate, int address) {
    return Map.of(
        DeviceRole.SCANNER,
        DeviceSetUp.at(DeviceDriver.TEXT, scanner),
        DeviceRole.GATE,
        new DeviceSetUp(
            DeviceDriver.OSDP,
            Optional.of(gate),
            115_200,
            address,
            ChannelSecurity.INSTALL,
            Map.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/ttyUSB0, /dev/serial/by-id/usb-gate_1-if00, 0, 100, 1e-6",
    "/dev/pts/3, /dev/pts/4, 126, 60000, 1e-3"
  })
  void takesItsWholeRange(String scanner, String gate, int address, long millis, double fmr) {
    Map<DeviceRole, DeviceSetUp> devices = onPorts(scanner, gate, address);
    assertThat(lane(devices, millis, fmr).devices()).isEqualTo(devices);
  }

  @Test
  void takesOnlyOptionsOfTheDriver() {
    DeviceSetUp scanner = DeviceSetUp.at(DeviceDriver.TEXT, "/dev/pts/3");
    assertThat(scanner.with(Map.of("duplicateMillis", "0")).options())
        .containsEntry("duplicateMillis", "0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scanner.with(Map.of("duplicateMillis", "60001")))
        .withMessageContaining("0 to 60000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scanner.with(Map.of("duplicateMilis", "1")))
        .withMessageContaining("no such option");
  }

  @Test
  void takesDevicesOfTheLaneController() {
    Map<DeviceRole, DeviceSetUp> devices =
        Map.of(
            DeviceRole.SCANNER,
            DeviceSetUp.ofController(),
            DeviceRole.GATE,
            DeviceSetUp.ofController());
    assertThat(lane(devices, 1000, 1e-4).devices()).isEqualTo(devices);
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd, /dev/pts/4, 0, 1000, 1e-4, port",
    "/dev/../etc/passwd, /dev/pts/4, 0, 1000, 1e-4, port",
    "/dev/pts/3, 'COM1', 0, 1000, 1e-4, port",
    "/dev/pts/3, /dev/pts/3, 0, 1000, 1e-4, share",
    "/dev/pts/3, /dev/pts/4, -1, 1000, 1e-4, address",
    "/dev/pts/3, /dev/pts/4, 127, 1000, 1e-4, address",
    "/dev/pts/3, /dev/pts/4, 0, 99, 1e-4, gateOpenFor",
    "/dev/pts/3, /dev/pts/4, 0, 60001, 1e-4, gateOpenFor",
    "/dev/pts/3, /dev/pts/4, 0, 1000, 1.1e-3, maximumFmr",
    "/dev/pts/3, /dev/pts/4, 0, 1000, NaN, maximumFmr"
  })
  void namesWhatIsOutOfRange(
      String scanner, String gate, int address, long millis, double fmr, String named) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lane(onPorts(scanner, gate, address), millis, fmr))
        .withMessageContaining(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "E1", "-e1", "e 1", "e1/../x", "lane-with-a-code-too-long"})
  void refusesWhatIsNoLaneCode(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> new LaneId(code));
  }
}
