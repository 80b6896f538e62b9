// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.DevicesException;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.GateMap;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneLog;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.ScannedCode;
import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.LinkOpener;
import org.clearlane.devices.serial.MemoryLine;
import org.clearlane.devices.serial.SerialLink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectedLanesTest {
  private final MemoryLine scanner = new MemoryLine();
  private final MemoryLine gate = new MemoryLine();
  private final LaneLog log = new LaneLog();

  private final LinkOpener lines =
      new LinkOpener() {
        @Override
        public SerialLink open(SerialSettings settings) throws LinkLostException {
          return line(settings).open(settings);
        }

        @Override
        public Optional<String> present(SerialSettings settings) {
          return line(settings).present(settings);
        }

        private MemoryLine line(SerialSettings settings) {
          return Objects.requireNonNull(
              Map.of("scanner", scanner, "gate", gate).get(settings.path()));
        }
      };

  private final ConnectedLanes lanes = TestLanes.over(lines);

  @AfterEach
  void close() {
    lanes.close();
  }

  @Test
  void tellsWhatIsScannedAndDropsCopies() {
    attach(log);
    scanner.write(bytes("first\rfirst\r"));
    scanner.write(bytes("second\r\n"));
    await().until(() -> log.codes().size() == 2);
    assertThat(log.codes()).containsExactly("first", "second");
  }

  @Test
  void aTornCodeIsNotJoinedToTheNext() {
    LaneEquipment lane = attach(log);
    scanner.write(bytes("torn"));
    await().until(() -> status(lane, DeviceRole.SCANNER).lastError().isPresent());
    scanner.write(bytes("whole\r"));
    await().until(() -> !log.codes().isEmpty());
    assertThat(log.codes()).containsExactly("whole");
    assertThat(status(lane, DeviceRole.SCANNER).state()).isEqualTo(LinkState.ONLINE);
  }

  @Test
  void anUnpluggedScannerComesBack() {
    LaneEquipment lane = attach(log);
    scanner.unplug();
    await().until(() -> !status(lane, DeviceRole.SCANNER).reachable());
    scanner.plugIn();
    await().until(() -> status(lane, DeviceRole.SCANNER).reachable());
    scanner.write(bytes("back\r"));
    await().until(() -> log.codes().contains("back"));
    assertThat(log.states(DeviceRole.SCANNER))
        .containsExactly(
            LinkState.CONNECTING,
            LinkState.ONLINE,
            LinkState.OFFLINE,
            LinkState.CONNECTING,
            LinkState.ONLINE);
  }

  @Test
  void aListenerThatFailsDoesNotStopTheDevice() {
    LaneListener failing =
        new LaneListener() {
          @Override
          public void codeRead(ScannedCode code) {
            log.codeRead(code);
            throw new IllegalStateException("planted");
          }

          @Override
          public void gateChanged(GateEvent event) {}

          @Override
          public void deviceChanged(DeviceStatus status) {
            throw new IllegalStateException("planted");
          }
        };
    attach(failing);
    scanner.write(bytes("one\rtwo\r"));
    await().until(() -> log.codes().size() == 2);
  }

  @Test
  void aLaneOrAPortIsAttachedOnce() {
    LaneEquipment lane = attach(log);
    assertThatExceptionOfType(DevicesException.class).isThrownBy(() -> attach(log));
    LaneWiring samePort = new LaneWiring("other", Optional.empty(), wiring().gate().orElseThrow());
    assertThatExceptionOfType(DevicesException.class).isThrownBy(() -> lanes.attach(samePort, log));
    lane.close();
    lane.close();
    attach(log);
  }

  @Test
  void theEndOfTheApplicationDetachesEverything() {
    LaneEquipment lane = attach(log);
    lanes.close();
    assertThat(lane.status().values())
        .hasSize(2)
        .allSatisfy(status -> assertThat(status.state()).isEqualTo(LinkState.OFFLINE));
    assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName))
        .doesNotContain("lane-c1-gate", "lane-c1-scanner");
    assertThatExceptionOfType(DevicesException.class).isThrownBy(() -> attach(log));
  }

  private LaneEquipment attach(LaneListener listener) {
    LaneEquipment lane = lanes.attach(wiring(), listener);
    await().until(() -> status(lane, DeviceRole.SCANNER).reachable());
    return lane;
  }

  private static LaneWiring wiring() {
    return new LaneWiring(
        "c1",
        Optional.of(ScannerWiring.at("scanner")),
        new GateWiring(new SerialSettings("gate", 9600), 0, GateMap.DEFAULT));
  }

  private static DeviceStatus status(LaneEquipment lane, DeviceRole role) {
    return Objects.requireNonNull(lane.status().get(role));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
