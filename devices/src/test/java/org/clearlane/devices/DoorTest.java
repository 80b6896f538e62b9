// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
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
}
