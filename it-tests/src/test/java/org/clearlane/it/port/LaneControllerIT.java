// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.clearlane.demo.Api;
import org.clearlane.demo.Port;
import org.clearlane.emulator.ControllerEmulator;
import org.clearlane.emulator.ControllerEmulator.Commands;
import org.clearlane.emulator.ScannerEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Lanes whose devices hang on a lane controller, which speaks with the server over the network. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class LaneControllerIT {
  private final RunningPort port;

  private final List<ControllerEmulator> controllers = new ArrayList<>();

  LaneControllerIT(RunningPort port) {
    this.port = port;
  }

  @AfterEach
  void switchOff() {
    controllers.forEach(ControllerEmulator::close);
  }

  /** A lane's controller and what it may do at the API. */
  private record Lane(String code, ControllerEmulator devices, Api api) {}

  @ParameterizedTest
  @EnumSource(Commands.class)
  void aTravellerPassesALaneOfAController(Commands commands) throws InterruptedException {
    Lane lane = lane(commands == Commands.WEB_SOCKET ? "c1" : "c2", commands, Duration.ZERO);
    Traveller traveller = port.enrol();
    String passage = walkUp(lane, traveller);
    assertThat(lane.devices().walkThrough()).isTrue();
    await(lane, "READY");
    assertThat(port.passage(passage).getString("state")).isEqualTo("COMPLETED");
    assertThat(port.records(passage)).isEqualTo(1);
    assertThat(lane.devices().gate().doorPulses()).isEqualTo(1);
    assertThat(lane.devices().gate().passageLatched()).as("cleared for the next").isFalse();
  }

  @ParameterizedTest
  @CsvSource({"TEXT, false", "HONEYWELL, true", "NEWLAND, true", "ZEBRA_SSI, true"})
  void aLaneMayHaveItsScannerOnTheServerAndItsGateOnAController(
      ScannerEmulator.Language language, boolean onDemand) throws InterruptedException {
    try (ScannerEmulator scanner = new ScannerEmulator(language, onDemand, Optional.empty())) {
      // The same lane each time: a closed pseudo-terminal's name is given to the next one.
      Lane lane =
          lane("c3", serial(scanner, language, onDemand), Commands.WEB_SOCKET, Duration.ZERO);
      patiently().until(() -> scanner.armed() == onDemand);
      Traveller traveller = port.enrol();
      assertThat(scanner.present(traveller.code())).isTrue();
      String passage = showFace(lane, traveller);
      assertThat(scanner.armed()).as("reads while a traveller is in the lane").isFalse();
      assertThat(lane.devices().walkThrough()).isTrue();
      await(lane, "READY");
      patiently().until(() -> scanner.armed() == onDemand);
      assertThat(port.records(passage)).isEqualTo(1);
      port.retire(lane.code());
    }
  }

  @Test
  void aControllersWrongClockIsToldAndUnderstood() throws InterruptedException {
    Lane lane = lane("c4", Commands.WEB_SOCKET, Duration.ofHours(-3));
    assertThat(devices("c4").getString("CONTROLLER")).isEqualTo("DEGRADED");
    String passage = walkUp(lane, port.enrol());
    assertThat(lane.devices().walkThrough()).isTrue();
    await(lane, "READY");
    assertThat(port.records(passage)).isEqualTo(1);
  }

  @Test
  void aLaneClosesWithoutItsControllerAndHearsAfterwardsWhatHappened() throws InterruptedException {
    Lane lane = lane("c5", Commands.WEB_SOCKET, Duration.ZERO);
    long before = port.auditedTimes("lane.event-told-late");
    lane.devices().connected(false);
    lane.devices().fire(true);
    Instant sensed = Instant.now();
    await(lane, "CLOSED");
    assertThat(devices("c5").getString("GATE")).isEqualTo("OFFLINE");
    patiently().until(() -> Instant.now().isAfter(sensed.plusSeconds(6)));
    lane.devices().connected(true);
    await(lane, "READY");
    patiently().until(() -> lane.devices().waiting() == 0);
    assertThat(lane.devices().fates()).hasSize(2).containsOnly("RECORDED");
    assertThat(port.auditedTimes("lane.event-told-late") - before).isEqualTo(2);
    assertThat(lane.devices().registrations()).isEqualTo(2);
    patiently().until(() -> fireLasts("c5"));
    lane.devices().fire(false);
    patiently().until(() -> !fireLasts("c5"));
  }

  /** Whether there is an alarm of the fire release that has not ended. */
  private boolean fireLasts(String code) throws InterruptedException {
    return port.officer().get("/alarms").array().getValuesAs(JsonObject.class).stream()
        .filter(it -> it.getString("lane").equals(code))
        .filter(it -> it.getString("kind").equals("FIRE_RELEASE"))
        .anyMatch(it -> !it.containsKey("endedAt"));
  }

  @Test
  void aCrossingDuringALostConnectionIsRecordedOnce() throws InterruptedException {
    Lane lane = lane("c6", Commands.LONG_POLL, Duration.ZERO);
    String passage = walkUp(lane, port.enrol());
    lane.devices().connected(false);
    assertThat(lane.devices().walkThrough()).isTrue();
    patiently().until(() -> devices("c6").getString("GATE").equals("OFFLINE"));
    assertThat(port.records(passage)).as("nobody knows yet").isZero();
    lane.devices().connected(true);
    await(lane, "READY");
    assertThat(port.passage(passage).getString("state")).isEqualTo("COMPLETED");
    assertThat(port.records(passage)).isEqualTo(1);
    assertThat(lane.devices().gate().doorPulses()).isEqualTo(1);
  }

  @Test
  void framesComeOverTheSocketAsWellInTheirOrderAndOnce() throws InterruptedException {
    Lane lane = lane("c7", Commands.WEB_SOCKET, Duration.ZERO);
    Traveller traveller = port.enrol();
    lane.devices().present(traveller.code());
    JsonObject capture = await(lane, "CAPTURE");
    String passage = capture.getString("passage");
    String nonce = capture.getString("captureNonce");
    List<byte[]> faces = traveller.faces(TestLane.FRAMES);
    assertThat(lane.devices().frame(passage, "another nonce", 1, faces.get(0)).getString("failure"))
        .isEqualTo("FRAME_NOT_EXPECTED");
    assertThat(lane.devices().frame(passage, nonce, 2, new byte[100]).getBoolean("accepted"))
        .isFalse();
    JsonObject first = lane.devices().frame(passage, nonce, 3, faces.get(0));
    assertThat(first.getInt("remaining")).isEqualTo(TestLane.FRAMES - 1);
    assertThat(lane.devices().frame(passage, nonce, 3, faces.get(0)))
        .as("the same frame again, as if its answer had been lost")
        .isEqualTo(first);
    for (int i = 1; i < faces.size(); i++) {
      assertThat(lane.devices().frame(passage, nonce, 3 + i, faces.get(i)).getInt("remaining"))
          .isEqualTo(TestLane.FRAMES - 1 - i);
    }
    await(lane, "PROCEED");
    assertThat(lane.devices().walkThrough()).isTrue();
    await(lane, "READY");
    assertThat(port.records(passage)).isEqualTo(1);
  }

  @Test
  void aBadNetworkNeitherOpensTheGateTwiceNorLosesAnything() throws InterruptedException {
    Lane lane = lane("c8", Commands.WEB_SOCKET, Duration.ZERO);
    lane.devices().duplicate(true);
    lane.devices().slow(Duration.ofMillis(50));
    patiently().until(lane.devices()::hasSocket);
    lane.devices().drop();
    patiently().until(lane.devices()::hasSocket);
    String first = walkUp(lane, port.enrol());
    assertThat(lane.devices().walkThrough()).isTrue();
    await(lane, "READY");
    lane.devices().failSockets(true);
    String second = walkUp(lane, port.enrol());
    assertThat(lane.devices().hasSocket()).as("commands were polled").isFalse();
    assertThat(lane.devices().walkThrough()).isTrue();
    await(lane, "READY");
    assertThat(port.records(first)).isEqualTo(1);
    assertThat(port.records(second)).isEqualTo(1);
    assertThat(lane.devices().gate().doorPulses()).isEqualTo(2);
    assertThat(lane.devices().registrations()).as("sessions").isEqualTo(1);
  }

  private String walkUp(Lane lane, Traveller traveller) throws InterruptedException {
    lane.devices().present(traveller.code());
    return showFace(lane, traveller);
  }

  private String showFace(Lane lane, Traveller traveller) throws InterruptedException {
    JsonObject capture = await(lane, "CAPTURE");
    for (byte[] frame : traveller.faces(TestLane.FRAMES)) {
      String path = "/lanes/" + lane.code() + "/passages/" + capture.getString("passage");
      assertThat(
              lane.api()
                  .frame(path + "/frames", capture.getString("captureNonce"), frame)
                  .ok()
                  .getBoolean("accepted"))
          .isTrue();
    }
    return await(lane, "PROCEED").getString("passage");
  }

  private Lane lane(String code, Commands commands, Duration ahead) throws InterruptedException {
    return lane(code, Json.createObjectBuilder().add("driver", "CONTROLLER"), commands, ahead);
  }

  private Lane lane(String code, JsonObjectBuilder scanner, Commands commands, Duration ahead)
      throws InterruptedException {
    String password = Port.password();
    String logIn = "lane-" + code + "@a";
    port.administrator()
        .put(
            "/lanes/" + code,
            Json.createObjectBuilder()
                .add("direction", "ENTRY")
                .add("procedure", "QR_FACE")
                .add(
                    "devices",
                    Json.createObjectBuilder()
                        .add("SCANNER", scanner)
                        .add("GATE", Json.createObjectBuilder().add("driver", "CONTROLLER")))
                .add("gateOpenMillis", RunningPort.GATE_OPEN_MILLIS)
                // The pictures are rendered at random; no stranger comes to these lanes.
                .add("maximumFmr", 1e-3)
                .build())
        .ok();
    port.administrator()
        .put(
            "/accounts/lane-" + code,
            Json.createObjectBuilder()
                .add("password", password)
                .add("roles", Json.createArrayBuilder().add("lane-controller"))
                .build())
        .ok();
    ControllerEmulator devices =
        new ControllerEmulator(
            "http://localhost:" + port.httpPort() + "/api/v1",
            code,
            logIn,
            password,
            commands,
            ahead);
    controllers.add(devices);
    Lane lane =
        new Lane(
            code, devices, new Api(HttpClient.newHttpClient(), port.httpPort(), logIn, password));
    await(lane, "READY");
    return lane;
  }

  private static JsonObjectBuilder serial(
      ScannerEmulator scanner, ScannerEmulator.Language language, boolean onDemand) {
    return Json.createObjectBuilder()
        .add("driver", language.name())
        .add("port", scanner.path().toString())
        .add(
            "options",
            Json.createObjectBuilder().add("trigger", onDemand ? "ON_DEMAND" : "CONTINUOUS"));
  }

  private JsonObject devices(String lane) throws InterruptedException {
    return port.officer().get("/lanes/" + lane).ok().getJsonObject("devices");
  }

  private static JsonObject await(Lane lane, String step) {
    return patiently()
        .alias("lane " + lane.code() + " shows " + step)
        .until(
            () -> lane.api().get("/lanes/" + lane.code() + "/directive?wait=0").object(),
            shown -> shown.getString("step", "").equals(step));
  }

  private static ConditionFactory patiently() {
    return Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
  }
}
