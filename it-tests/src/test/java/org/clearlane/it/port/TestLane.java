// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.clearlane.demo.Api;
import org.clearlane.emulator.GateStatus;
import org.clearlane.emulator.SoftwareLane;

/** A lane's devices and its controller. */
final class TestLane implements AutoCloseable {
  /** A lane that does not get there in so long never will. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** As many as a lane asks for by default. */
  static final int FRAMES = 3;

  private final SoftwareLane devices;
  private final Api controller;

  TestLane(SoftwareLane devices, Api controller) {
    this.devices = devices;
    this.controller = controller;
  }

  String code() {
    return devices.code();
  }

  SoftwareLane devices() {
    return devices;
  }

  GateStatus gate() {
    return devices.gate().status();
  }

  /** What the lane's controller shows. */
  JsonObject directive() throws InterruptedException {
    return controller.get("/lanes/" + code() + "/directive?wait=0").object();
  }

  JsonObject await(String step) {
    return Awaitility.await()
        .alias("lane " + code() + " shows " + step)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(this::directive, shown -> shown.getString("step", "").equals(step));
  }

  /** Holds a code before the scanner and waits for the step it leads to. */
  JsonObject present(String code, String step) {
    assertThat(devices.scanner().present(code)).isTrue();
    return await(step);
  }

  /** Shows a face to the camera while the lane asks for it. */
  Api.Answer look(JsonObject directive, byte[] image) throws InterruptedException {
    return controller.frame(
        "/lanes/" + code() + "/passages/" + directive.getString("passage") + "/frames",
        directive.getString("captureNonce"),
        image);
  }

  /** Shows a face until the lane has enough frames of it. */
  void lookUsably(JsonObject directive, Traveller person) throws InterruptedException {
    look(directive, person.faces(FRAMES));
  }

  /** Sends frames that the lane accepts as usable, as many as it wants. */
  void look(JsonObject directive, List<byte[]> frames) throws InterruptedException {
    for (int i = 0; i < frames.size(); i++) {
      JsonObject answer = look(directive, frames.get(i)).ok();
      assertThat(answer.getBoolean("accepted")).isTrue();
      assertThat(answer.getInt("remaining")).isEqualTo(FRAMES - 1 - i);
    }
  }

  /**
   * Presents a code, shows a face, and waits for what the lane says.
   *
   * @return id of the passage
   */
  String walkUp(String code, Traveller face, String step) throws InterruptedException {
    JsonObject capture = present(code, "CAPTURE");
    lookUsably(capture, face);
    return await(step).getString("passage");
  }

  @Override
  public void close() {
    devices.close();
  }
}
