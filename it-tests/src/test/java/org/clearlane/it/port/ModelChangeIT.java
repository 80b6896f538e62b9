// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The authority takes another face model into use while its travellers are enrolled. */
@ResourceLock(RunningPort.OWN)
@Tag("soak")
class ModelChangeIT {
  private static final Path MODEL =
      Path.of(System.getProperty("repository", ".."), "models/mobilefacenet").toAbsolutePath();

  @Test
  void travellersPassUnderANewModelAndAreReEnrolledInTheBackground() throws InterruptedException {
    try (RunningPort port = RunningPort.start()) {
      Traveller first = port.enrol();
      Traveller second = port.enrol();
      port.enrol();
      TestLane lane = port.lane("m1");
      JsonObject before = reEnrolment(port);
      assertThat(before.getInt("current")).isEqualTo(3);
      assertThat(before.getInt("left")).isZero();

      port.restart(
          Map.of("CLEARLANE_BIOMETRICS_MODEL", MODEL.resolve("mobilefacenet.properties") + ""));
      JsonObject changed = reEnrolment(port);
      assertThat(changed.getString("model")).isNotEqualTo(before.getString("model"));
      assertThat(changed.getInt("left")).isEqualTo(3);

      lane.await("READY");
      lane.walkUp(first.code(), first, "PROCEED");
      assertThat(lane.devices().gate().walkThrough()).isTrue();
      assertThat(reEnrolment(port).getInt("current")).as("renewed at the lane").isEqualTo(1);

      JsonObject run = Json.createObjectBuilder().add("running", true).build();
      assertThat(port.administrator().put("/re-enrolment", run).ok().getBoolean("running"))
          .isTrue();
      awaitEnd(port);
      assertThat(reEnrolment(port).getInt("current")).isEqualTo(3);
      assertThat(port.auditedTimes("re-enrolment.finished")).isEqualTo(1);

      lane.await("READY");
      lane.walkUp(second.code(), second, "PROCEED");
      assertThat(lane.devices().gate().walkThrough()).isTrue();
      lane.await("READY");
      lane.walkUp(first.codeOf(1), second, "REFERRED");

      port.leaveReEnrolmentRunning(before.getString("model"));
      port.restart(Map.of());
      awaitEnd(port);
      JsonObject resumed = reEnrolment(port);
      assertThat(resumed.getString("model")).isEqualTo(before.getString("model"));
      assertThat(resumed.getInt("current")).as("resumed by the start").isEqualTo(3);
    }
  }

  private static void awaitEnd(RunningPort port) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> reEnrolment(port), state -> !state.getBoolean("running"));
  }

  private static JsonObject reEnrolment(RunningPort port) throws InterruptedException {
    return port.administrator().get("/re-enrolment").ok();
  }
}
