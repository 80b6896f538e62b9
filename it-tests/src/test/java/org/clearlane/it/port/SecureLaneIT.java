// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.clearlane.demo.Api;
import org.clearlane.emulator.GateEmulator;
import org.clearlane.emulator.ScannerEmulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A lane that speaks with its gate through the OSDP secure channel. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class SecureLaneIT {
  private static final String LANE = "s1";

  @Test
  void theSiteKeyIsKeptUntilItIsForgotten(RunningPort port) throws InterruptedException {
    long made = port.auditedTimes("lane.channel-key-made");
    try (ScannerEmulator scanner =
        new ScannerEmulator(Optional.of(port.lines().resolve("s1-scanner")))) {
      Api controller = port.account("a", "lane-" + LANE, "lane-controller");
      try (GateEmulator gate =
          new GateEmulator(0, Optional.of(port.lines().resolve("s1-gate")), true)) {
        setUp(port, scanner, gate);
        step(controller, "READY");
        long plain = gate.plainCommands();
        assertThat(port.auditedTimes("lane.channel-key-made") - made).isEqualTo(1);
        String key = HexFormat.of().formatHex(gate.siteKey().orElseThrow());
        assertThat(HexFormat.of().formatHex(port.sealedKey(LANE + "/GATE")))
            .as("sealed")
            .isNotEmpty()
            .doesNotContain(key);
        setUp(port, scanner, gate); // attached anew, with the key that is kept
        step(controller, "READY");
        assertThat(port.auditedTimes("lane.channel-key-made") - made).isEqualTo(1);

        Traveller traveller = port.enrol();
        assertThat(scanner.present(traveller.code())).isTrue();
        String passage = showFace(controller, traveller);
        assertThat(gate.walkThrough()).isTrue();
        patiently().until(() -> port.records(passage) == 1);

        setUp(port, scanner, gate, "NONE");
        patiently().until(() -> reason(port).contains("site key"));
        assertThat(gate.plainCommands()).as("nothing more in the clear").isEqualTo(plain);
      }
      try (GateEmulator another =
          new GateEmulator(0, Optional.of(port.lines().resolve("s1-gate")), true)) {
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
  void aPortOfAnotherLaneIsRefusedAndChangesNothing(RunningPort port) throws InterruptedException {
    TestLane one = port.lane("s2");
    TestLane other = port.lane("s3");
    Api.Answer answer =
        port.administrator()
            .put(
                "/lanes/s2",
                Json.createObjectBuilder()
                    .add("direction", "EXIT")
                    .add("procedure", "QR_FACE")
                    .add(
                        "devices",
                        Json.createObjectBuilder()
                            .add("SCANNER", device("TEXT", one.devices().scanner().path(), "NONE"))
                            .add("GATE", device("OSDP", other.devices().gate().path(), "NONE")))
                    .build());
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.object().getString("detail")).contains("belongs to another lane");
    one.await("READY");
    assertThat(port.officer().get("/lanes/s2").ok().getString("direction")).isEqualTo("ENTRY");
    assertThat(other.directive().getString("step")).isEqualTo("READY");
  }

  @Test
  void aDeviceOfAClosedLaneCanBeTriedAndItsLineRead(RunningPort port) throws InterruptedException {
    TestLane lane = port.lane("s4");
    Api.Answer open =
        port.officer().post("/lanes/s4/devices/GATE/test", Json.createObjectBuilder().build());
    assertThat(open.status()).isEqualTo(409);
    port.officer()
        .put("/lanes/s4/open", Json.createObjectBuilder().add("open", false).build())
        .ok();
    JsonObject tried =
        port.officer().post("/lanes/s4/devices/GATE/test", Json.createObjectBuilder().build()).ok();
    assertThat(tried.getBoolean("reachable")).isTrue();
    assertThat(tried.getInt("answeredInMillis")).isBetween(0, 2000);
    assertThat(lane.gate().buzzes()).isPositive();
    assertThat(lane.gate().doorPulses()).isZero();
    assertThat(port.auditedTimes("lane.device-tested")).isPositive();
    assertThat(lane.devices().scanner().present("a code that is of nobody")).isTrue();
    patiently()
        .until(
            () ->
                port.officer().get("/lanes/s4/devices/SCANNER").ok().getJsonArray("notes").stream()
                    .anyMatch(note -> note.toString().contains("code of 24 characters")));
    assertThat(port.officer().get("/lanes/s4/devices/GATE").ok().getJsonArray("notes").toString())
        .contains("TEXT 00")
        .contains("BUZ");
  }

  @Test
  void alarmsAreRaisedEndedAndNoted(RunningPort port) throws InterruptedException {
    TestLane lane = port.lane("s5");
    lane.devices().gate().tamper(true);
    JsonObject tamper = patiently().until(() -> alarm(port, "TAMPER"), Optional::isPresent).get();
    assertThat(tamper.containsKey("endedAt")).isFalse();
    String id = tamper.getString("id");
    assertThat(
            port.officer()
                .put("/alarms/" + id + "/acknowledgement", Json.createObjectBuilder().build())
                .status())
        .isEqualTo(204);
    assertThat(alarm(port, "TAMPER").orElseThrow().getString("acknowledgedBy"))
        .isEqualTo("officer@a");
    lane.devices().gate().tamper(false);
    patiently().until(() -> alarm(port, "TAMPER").isEmpty());

    lane.devices().scanner().unplug();
    patiently().until(() -> alarm(port, "DEVICE_LOST").isPresent());
  }

  private static Optional<JsonObject> alarm(RunningPort port, String kind)
      throws InterruptedException {
    return port.officer().get("/alarms").array().getValuesAs(JsonObject.class).stream()
        .filter(alarm -> alarm.getString("lane").equals("s5"))
        .filter(alarm -> alarm.getString("kind").equals(kind))
        .findFirst();
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
    setUp(port, scanner, gate, "INSTALL");
  }

  private static void setUp(
      RunningPort port, ScannerEmulator scanner, GateEmulator gate, String security)
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
                        .add("GATE", device("OSDP", gate.path(), security)))
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
