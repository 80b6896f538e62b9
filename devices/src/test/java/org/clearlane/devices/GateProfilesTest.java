// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.clearlane.devices.GateProfile.Lamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gate profiles from the set-up of a lane to the wiring. */
class GateProfilesTest {
  @TempDir private Path folder;

  @Test
  void aProfileOfTheFolderIsReadAsItStandsNow() throws IOException {
    String text =
        """
        door.pulse = holding:5
        latch.reset = coil:1
        input.latch = discrete:1
        input.door = discrete:2
        """;
    Files.writeString(folder.resolve("acme.properties"), text);
    assertThat(GateProfiles.find("acme", folder.toString()).lamps()).isEmpty();
    Files.writeString(folder.resolve("acme.properties"), text + "lamp.red = coil:9");
    assertThat(GateProfiles.find("acme", folder.toString()).lamps()).containsOnlyKeys(Lamp.RED);
    Files.writeString(folder.resolve("acme.properties"), text + "lamp.red = coil:x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GateProfiles.find("acme", folder.toString()))
        .withMessageStartingWith("profile acme, line 5: lamp.red must look like");
  }

  @Test
  void aMissingProfileIsNamedWithTheKeyOfItsFolder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GateProfiles.find("acme", folder.toString()))
        .withMessageContaining("acme.properties")
        .withMessageContaining("clearlane.devices.gate.profiles");
    assertThatIllegalArgumentException().isThrownBy(() -> GateProfiles.find("acme", ""));
  }

  @Test
  void aSetUpBecomesAWiring() {
    DeviceSetUp gate =
        DeviceSetUp.at(DeviceDriver.MODBUS, "/dev/ttyUSB0").with(Map.of("parity", "EVEN"));
    assertThat(LaneWiring.of("l1", Map.of(DeviceRole.GATE, gate), _ -> ChannelKeys.none()).gate())
        .contains(
            new ModbusGateWiring(
                new SerialSettings("/dev/ttyUSB0", 19_200, SerialSettings.Parity.EVEN),
                1,
                TestProfiles.generic()));
  }

  @Test
  void aUnitIsOneTo247() {
    DeviceSetUp usual = DeviceSetUp.at(DeviceDriver.MODBUS, "/dev/ttyUSB0");
    assertThat(usual.address()).isEqualTo(1);
    assertThat(at(247).address()).isEqualTo(247);
    assertThatIllegalArgumentException().isThrownBy(() -> at(0)).withMessageContaining("1 to 247");
    assertThatIllegalArgumentException().isThrownBy(() -> at(248));
    assertThatIllegalArgumentException().isThrownBy(() -> usual.with(Map.of("profile", "../acme")));
    assertThatIllegalArgumentException().isThrownBy(() -> usual.with(Map.of("parity", "ODD")));
  }

  private static DeviceSetUp at(int unit) {
    DeviceSetUp usual = DeviceSetUp.at(DeviceDriver.MODBUS, "/dev/ttyUSB0");
    return new DeviceSetUp(
        usual.driver(), usual.port(), usual.baudRate(), unit, usual.security(), usual.options());
  }
}
