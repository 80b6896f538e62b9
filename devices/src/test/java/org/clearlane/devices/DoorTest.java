// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The records of the module's door. */
class DoorTest {
  @Test
  void aScannedCodeHidesItsText() {
    ScannedCode code = new ScannedCode("SECRET-PAYLOAD", Instant.EPOCH);
    assertThat(code).hasToString("ScannedCode[14 characters, at=1970-01-01T00:00:00Z]");
  }

  @Test
  void aGateMapUsesEveryNumberOnce() {
    assertThatIllegalArgumentException().isThrownBy(() -> new GateMap(0, 0, 0, 1, 2, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new GateMap(0, 1, 0, 1, 1, 3));
    assertThatIllegalArgumentException().isThrownBy(() -> new GateMap(0, 1, 0, 1, 2, 64));
    assertThatIllegalArgumentException().isThrownBy(() -> new GateMap(-1, 1, 0, 1, 2, 3));
  }

  @Test
  void aGateHasAnAddressOfItsOwn() {
    SerialSettings port = new SerialSettings("/dev/ttyS0", 9600);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GateWiring(port, 127, GateMap.DEFAULT));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GateWiring(port, -1, GateMap.DEFAULT));
  }

  @Test
  void aPortNeedsAPathAndAUsualRate() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SerialSettings(" ", 9600));
    assertThatIllegalArgumentException().isThrownBy(() -> new SerialSettings("/dev/ttyS0", 9601));
  }

  @Test
  void aDuplicateWindowIsAtMostAMinute() {
    SerialSettings port = new SerialSettings("/dev/ttyS0", 9600);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScannerWiring(port, Duration.ofSeconds(61)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScannerWiring(port, Duration.ofMillis(-1)));
  }

  @Test
  void devicesOfALaneDoNotShareAPort() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new LaneWiring(
                    "l1",
                    Optional.of(ScannerWiring.at("/dev/ttyS0")),
                    GateWiring.at("/dev/ttyS0")));
  }

  @Test
  void aFingerprintHidesItsPixelsAndCanBeWiped() {
    FingerprintImage image = new FingerprintImage(2, 1, 500, new byte[] {17, 34});
    assertThat(new CaptureResult.Captured(image).toString())
        .isEqualTo("Captured[image=FingerprintImage[2x1, 500 dpi]]");
    image.wipe();
    assertThat(image.pixels()).containsOnly(0);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FingerprintImage(2, 2, 500, new byte[3]));
  }

  @Test
  void aFingerprintSensorIsWiredByItsSetUp() {
    DeviceSetUp setUp = DeviceSetUp.at(DeviceDriver.ZFM, "/dev/ttyUSB3");
    assertThat(finger(setUp)).isEqualTo(FingerprintWiring.at("/dev/ttyUSB3", 57_600));
    FingerprintWiring other =
        finger(
            setUp.with(
                Map.of("password", "fedcba98", "sensorAddress", "00000001", "packetSize", "256")));
    assertThat(other.password()).isEqualTo(0xFEDCBA98);
    assertThat(other.address()).isEqualTo(1);
    assertThat(other.packetSize()).contains(256);
    assertThat(other.toString()).doesNotContainIgnoringCase("fedcba98").doesNotContain("-19088744");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setUp.with(Map.of("password", "0")))
        .withMessageContaining("8 hexadecimal digits");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> setUp.with(Map.of("packetSize", "100")))
        .withMessageContaining("32, 64, 128, 256");
  }

  @Test
  void aFingerprintSensorHangsOnAPortOfItsOwnAtARateThatItKnows() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> finger(DeviceSetUp.ofController()))
        .withMessageContaining("FINGERPRINT_SENSOR");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> finger(DeviceSetUp.at(DeviceDriver.ZFM, "/dev/ttyS0")))
        .withMessageContaining("share");
    assertThat(FingerprintWiring.at("/dev/ttyS1", 115_200).port().baudRate()).isEqualTo(115_200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FingerprintWiring.at("/dev/ttyS1", 230_400));
    assertThatIllegalArgumentException().isThrownBy(() -> FingerprintWiring.at("/dev/ttyS1", 4800));
  }

  private static FingerprintWiring finger(DeviceSetUp setUp) {
    return LaneWiring.of(
            "l1",
            Map.of(
                DeviceRole.GATE,
                DeviceSetUp.at(DeviceDriver.OSDP, "/dev/ttyS0"),
                DeviceRole.FINGERPRINT_SENSOR,
                setUp),
            _ -> ChannelKeys.none())
        .fingerprintSensor()
        .orElseThrow();
  }
}
