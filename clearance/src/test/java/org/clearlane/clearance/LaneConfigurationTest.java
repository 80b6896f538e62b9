// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LaneConfigurationTest {

  private static LaneConfiguration lane(
      String scanner, String gate, int address, long openMillis, double fmr) {
    return new LaneConfiguration(
        new LaneId("e1"),
        Direction.ENTRY,
        Procedure.QR_FACE,
        scanner,
        gate,
        address,
        Duration.ofMillis(openMillis),
        fmr);
  }

  @ParameterizedTest
  @CsvSource({
    "/dev/ttyUSB0, /dev/serial/by-id/usb-gate_1-if00, 0, 100, 1e-6",
    "/dev/pts/3, /dev/pts/4, 126, 60000, 1e-3"
  })
  void takesItsWholeRange(String scanner, String gate, int address, long millis, double fmr) {
    assertThat(lane(scanner, gate, address, millis, fmr).gateAddress()).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd, /dev/pts/4, 0, 1000, 1e-4, scannerPort",
    "/dev/../etc/passwd, /dev/pts/4, 0, 1000, 1e-4, scannerPort",
    "/dev/pts/3, 'COM1', 0, 1000, 1e-4, gatePort",
    "/dev/pts/3, /dev/pts/3, 0, 1000, 1e-4, differ",
    "/dev/pts/3, /dev/pts/4, -1, 1000, 1e-4, gateAddress",
    "/dev/pts/3, /dev/pts/4, 127, 1000, 1e-4, gateAddress",
    "/dev/pts/3, /dev/pts/4, 0, 99, 1e-4, gateOpenFor",
    "/dev/pts/3, /dev/pts/4, 0, 60001, 1e-4, gateOpenFor",
    "/dev/pts/3, /dev/pts/4, 0, 1000, 1.1e-3, maximumFmr",
    "/dev/pts/3, /dev/pts/4, 0, 1000, NaN, maximumFmr"
  })
  void namesWhatIsOutOfRange(
      String scanner, String gate, int address, long millis, double fmr, String named) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lane(scanner, gate, address, millis, fmr))
        .withMessageContaining(named);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "E1", "-e1", "e 1", "e1/../x", "lane-with-a-code-too-long"})
  void refusesWhatIsNoLaneCode(String code) {
    assertThatIllegalArgumentException().isThrownBy(() -> new LaneId(code));
  }
}
