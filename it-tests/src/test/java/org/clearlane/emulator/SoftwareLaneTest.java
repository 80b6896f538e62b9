// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneLog;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.MachineLanes;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.SerialSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A whole software lane on this machine's serial ports, as the server uses it. */
@Isolated
class SoftwareLaneTest {
  @TempDir private Path directory;

  private final LaneLog log = new LaneLog();
  private final MachineLanes lanes = new MachineLanes();
  private SoftwareLane software;
  private LaneEquipment lane;

  @BeforeEach
  void start() {
    software = SoftwareLane.open("s1", directory);
    lane = attach();
  }

  @AfterEach
  void stop() {
    lanes.close();
    software.close();
  }

  @Test
  void aPassage() throws InterruptedException {
    lane.gate().signal(LaneSignal.READY);
    assertThat(software.scanner().present("CODE-1")).isTrue();
    await().until(() -> log.codes().contains("CODE-1"));
    assertThat(lane.gate().clearPassageLatch()).isTrue();
    assertThat(lane.gate().openForOne(Duration.ofSeconds(5)))
        .isInstanceOf(PulseResult.Opened.class);
    assertThat(software.gate().awaitOpen(Duration.ofSeconds(1))).isTrue();
    assertThat(software.gate().walkThrough()).isTrue();
    await().until(() -> log.count(GateEvent.Type.PASSAGE_SENSED) == 1);
    assertThat(lane.gate().passageLatched()).contains(true);
    await().until(() -> log.count(GateEvent.Type.DOOR_CLOSED) == 1);
    GateStatus status = software.gate().status();
    assertThat(status.crossings()).isEqualTo(1);
    assertThat(status.doorPulses()).isEqualTo(1);
    assertThat(status.lamp()).isEqualTo("BLUE");
  }

  @Test
  void theLargestCodeArrivesWhole() {
    String largest = "7".repeat(7089);
    software.scanner().present(largest);
    await().until(() -> log.codes().contains(largest));
  }

  @Test
  void whatWasScannedBeforeTheServerCameIsForgotten() {
    lane.close();
    software.scanner().present("BEFORE");
    lane = attach();
    software.scanner().present("AFTER");
    await().until(() -> log.codes().contains("AFTER"));
    assertThat(log.codes()).containsExactly("AFTER");
  }

  @Test
  void anUnpluggedScannerIsFoundAgainBehindItsLink() {
    software.scanner().unplug();
    await().until(() -> !reachable(DeviceRole.SCANNER));
    assertThat(software.scanner().present("NOBODY")).isFalse();
    software.scanner().plugIn();
    await().until(() -> reachable(DeviceRole.SCANNER));
    software.scanner().present("AGAIN");
    await().until(() -> log.codes().contains("AGAIN"));
    assertThat(reachable(DeviceRole.GATE)).isTrue();
  }

  @Test
  void everyValidCodeIsFoundInAMegabyteOfNoise() {
    Random random = new Random(7);
    List<String> sent = new ArrayList<>();
    int size = 0;
    while (size < 1 << 20) {
      byte[] noise = new byte[random.nextInt(4000)];
      random.nextBytes(noise);
      String code = "CODE-" + sent.size();
      sent.add(code);
      ByteArrayOutputStream piece = new ByteArrayOutputStream();
      piece.writeBytes(noise);
      piece.writeBytes(("\r" + code + "\r").getBytes(StandardCharsets.US_ASCII));
      assertThat(software.scanner().send(piece.toByteArray())).isTrue();
      size += piece.size();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(log.codes().stream().filter(code -> code.startsWith("CODE-")))
                    .isEqualTo(sent));
  }

  @Test
  void twoHundredReattachmentsLeaveNothingBehind() {
    reattach(5); // what is loaded once is loaded now
    long files = openFiles();
    reattach(20);
    for (int i = 0; i < 200; i++) {
      lane.close();
      lane = lanes.attach(new LaneWiring("s1", Optional.empty(), GateWiring.at(gatePath())), log);
      await().pollInterval(Duration.ofMillis(2)).until(() -> reachable(DeviceRole.GATE));
    }
    lane.close();
    lane = attach();
    assertThat(deviceThreads())
        .containsExactlyInAnyOrder("lane-gates-" + gatePath(), "lane-s1-scanner");
    assertThat(openFiles()).isLessThanOrEqualTo(files + 1);
  }

  @Test
  void aSecondServerDoesNotGetThePort() {
    MachineLanes second = new MachineLanes();
    try {
      LaneEquipment other =
          second.attach(
              new LaneWiring("s2", Optional.empty(), GateWiring.at(gatePath())), new LaneLog());
      await()
          .until(
              () ->
                  Objects.requireNonNull(other.status().get(DeviceRole.GATE))
                      .lastError()
                      .isPresent());
      assertThat(lane.gate().passageLatched()).contains(false);
    } finally {
      second.close();
    }
  }

  private void reattach(int times) {
    for (int i = 0; i < times; i++) {
      lane.close();
      lane = attach();
    }
  }

  private LaneEquipment attach() {
    LaneWiring wiring =
        new LaneWiring(
            "s1",
            Optional.of(
                new ScannerWiring(
                    new SerialSettings(software.scanner().path().toString(), 115_200),
                    Duration.ZERO)),
            GateWiring.at(gatePath()));
    lane = lanes.attach(wiring, log);
    await()
        .pollInterval(Duration.ofMillis(5))
        .until(() -> reachable(DeviceRole.GATE) && reachable(DeviceRole.SCANNER));
    return lane;
  }

  private String gatePath() {
    return software.gate().path().toString();
  }

  private boolean reachable(DeviceRole role) {
    return Objects.requireNonNull(lane.status().get(role)).reachable();
  }

  private static List<String> deviceThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.startsWith("lane-"))
        .toList();
  }

  private static long openFiles() {
    return Objects.requireNonNull(Path.of("/proc/self/fd").toFile().list()).length;
  }
}
