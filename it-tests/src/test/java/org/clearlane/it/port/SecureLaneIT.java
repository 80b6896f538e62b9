// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.clearlane.demo.Api;
import org.clearlane.emulator.GateEmulator;
import org.clearlane.emulator.ScannerEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A lane that speaks with its gate through the OSDP secure channel. */
@ExtendWith(SharedPort.class)
class SecureLaneIT {
  private static final String LANE = "s1";

  @Test
  void theSiteKeyIsKeptUntilItIsForgotten(RunningPort port) throws InterruptedException {
    long made = port.auditedTimes("lane.channel-key-made");
    try (ScannerEmulator scanner = new ScannerEmulator(Optional.empty())) {
      Api controller = port.account("a", "lane-" + LANE, "lane-controller");
      try (GateEmulator gate = new GateEmulator(0, Optional.empty(), true)) {
        setUp(port, scanner, gate);
        step(controller, "READY");
        assertThat(port.auditedTimes("lane.channel-key-made") - made).isEqualTo(1);
        setUp(port, scanner, gate); // attached anew, with the key that is kept
        step(controller, "READY");
        assertThat(port.auditedTimes("lane.channel-key-made") - made).isEqualTo(1);

        Traveller traveller = port.enrol();
        assertThat(scanner.present(traveller.code())).isTrue();
        String passage = showFace(controller, traveller);
        assertThat(gate.walkThrough()).isTrue();
        patiently().until(() -> port.records(passage) == 1);
      }
      try (GateEmulator another = new GateEmulator(0, Optional.empty(), true)) {
        setUp(port, scanner, another);
        patiently().until(() -> reason(port).contains("another key"));
        assertThat(another.status().doorPulses()).isZero();
        step(controller, "CLOSED");
        assertThat(port.administrator().delete("/lanes/" + LANE + "/devices/GATE/key").status())
            .isEqualTo(204);
        step(controller, "READY");
        assertThat(port.auditedTimes("lane.channel-key-made") - made).isEqualTo(2);
        assertThat(port.auditedTimes("lane.channel-key-forgotten")).isEqualTo(1);
      }
    }
  }

  @Test
  void forgettingTakesARoleOfALane(RunningPort port) throws InterruptedException {
    assertThat(port.administrator().delete("/lanes/no-such/devices/GATE/key").status())
        .isEqualTo(404);
    assertThat(port.administrator().delete("/lanes/" + LANE + "/devices/DOOR/key").status())
        .isEqualTo(404);
    assertThat(port.officer().delete("/lanes/" + LANE + "/devices/GATE/key").status())
        .isEqualTo(403);
  }

  private static void setUp(RunningPort port, ScannerEmulator scanner, GateEmulator gate)
      throws InterruptedException {
    port.administrator()
        .put(
            "/lanes/" + LANE,
            Json.createObjectBuilder()
                .add("direction", "ENTRY")
                .add("procedure", "QR_FACE")
                .add(
                    "devices",
                    Json.createObjectBuilder()
                        .add("SCANNER", device("TEXT", scanner.path(), "NONE"))
                        .add("GATE", device("OSDP", gate.path(), "INSTALL")))
                .add("gateOpenMillis", RunningPort.GATE_OPEN_MILLIS)
                .build())
        .ok();
  }

  private static JsonObject device(String driver, Path path, String security) {
    return Json.createObjectBuilder()
        .add("driver", driver)
        .add("port", path.toString())
        .add("security", security)
        .build();
  }

  private static String showFace(Api controller, Traveller traveller) throws InterruptedException {
    JsonObject capture = step(controller, "CAPTURE");
    for (byte[] frame : traveller.faces(TestLane.FRAMES)) {
      controller
          .frame(
              "/lanes/" + LANE + "/passages/" + capture.getString("passage") + "/frames",
              capture.getString("captureNonce"),
              frame)
          .ok();
    }
    return step(controller, "PROCEED").getString("passage");
  }

  private static JsonObject step(Api controller, String step) {
    return patiently()
        .alias("shows " + step)
        .until(
            () -> controller.get("/lanes/" + LANE + "/directive?wait=0").object(),
            shown -> shown.getString("step", "").equals(step));
  }

  private static String reason(RunningPort port) throws InterruptedException {
    return port.officer().get("/lanes/" + LANE + "/devices/GATE").ok().getString("lastError", "");
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
  }
}
