// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.clearlane.demo.Api;
import org.clearlane.emulator.DocumentLane;
import org.clearlane.emulator.DrawnFinger;

/** An e-Channel's devices and its controller. */
record EChannel(DocumentLane devices, Api controller) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private JsonObject directive() throws InterruptedException {
    return controller.get("/lanes/" + devices.code() + "/directive?wait=0").object();
  }

  /** What the lane shows now. */
  String step() throws InterruptedException {
    return directive().getString("step", "");
  }

  JsonObject await(String step) {
    return Awaitility.await()
        .alias("lane " + devices.code() + " shows " + step)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(this::directive, shown -> shown.getString("step", "").equals(step));
  }

  /** Lays a document on the reader and waits for what that leads to; names the passage. */
  String present(String zone, String step) {
    devices.reader().lay(zone);
    String passage = await(step).getString("passage");
    devices.reader().takeAway();
    return passage;
  }

  /** Lays a document on the reader and steps in; names the passage. */
  String stepIn(String zone) {
    String passage = present(zone, "STEP_IN");
    Awaitility.await().atMost(PATIENCE).until(devices.gate()::stepIn);
    await("FINGER");
    return passage;
  }

  /** Touches the sensor and waits for what the lane says. */
  void touch(DrawnFinger finger, int impression, String step) throws InterruptedException {
    long before = sequence(directive());
    int pictures = devices.sensor().picturesAsked();
    devices.sensor().lay(finger.impression(impression));
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> devices.sensor().picturesAsked() > pictures);
    devices.sensor().lift();
    // The same step may have been shown before the touch.
    Awaitility.await()
        .alias("lane " + devices.code() + " shows " + step)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            this::directive,
            shown -> sequence(shown) > before && shown.getString("step", "").equals(step));
  }

  private static long sequence(JsonObject directive) {
    return directive.getJsonNumber("sequence").longValue();
  }

  /** An officer opens the entry door, and whoever is inside leaves. */
  void letOut(Api officer) throws InterruptedException {
    JsonObject nothing = JsonValue.EMPTY_JSON_OBJECT;
    assertThat(officer.post("/lanes/" + devices.code() + "/entry-door", nothing).status())
        .isEqualTo(204);
    Awaitility.await().atMost(PATIENCE).until(devices.gate()::stepOut);
    await("READY_FOR_DOCUMENT");
  }

  void walkThrough() {
    assertThat(devices.gate().walkThrough()).isTrue();
    await("READY_FOR_DOCUMENT");
  }

  @Override
  public void close() {
    devices.close();
  }
}
