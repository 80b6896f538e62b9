// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What an authority that does not want attacks only noted can make of them. */
@ResourceLock(RunningPort.OWN)
@Tag("soak")
class PresentationAttackIT {
  private static final Map<String, String> REFER =
      Map.of("CLEARLANE_BIOMETRICS_PAD_POLICY", "refer");
  private static final Map<String, String> REFUSE =
      Map.of(
          "CLEARLANE_BIOMETRICS_PAD_POLICY", "refuse",
          "CLEARLANE_LANE_CAPTURE_REFUSALS", "1",
          "CLEARLANE_BIOMETRICS_PAD_LIVENESS_LEAST", "0",
          "CLEARLANE_BIOMETRICS_PAD_PARALLAX_LEAST", "0");

  @Test
  void policiesReferOrRefuse() throws InterruptedException {
    try (RunningPort port = RunningPort.start(REFER)) {
      Traveller referred = port.enrol();
      Traveller wanted = port.enrol();
      Traveller stubborn = port.enrol();
      Traveller mended = port.enrol();
      want(port, wanted);
      TestLane lane = port.lane("p1");

      isReferred(port, lane, referred);
      isInterceptedAllTheSame(port, lane, wanted);

      port.restart(REFUSE);
      lane.await("READY");
      isAskedAgainAndThenReferred(port, lane, stubborn);
      passesWithABonaFideCaptureAfterwards(port, lane, mended);
    }
  }

  private static void isReferred(RunningPort port, TestLane lane, Traveller traveller)
      throws InterruptedException {
    lane.look(lane.present(traveller.code(), "CAPTURE"), still(traveller));
    JsonObject shown = lane.await("REFERRED");
    assertThat(shown.keySet()).containsExactlyInAnyOrder("sequence", "step", "passage", "since");
    assertReferred(port, shown);
    lane.await("READY");
  }

  private static void isInterceptedAllTheSame(RunningPort port, TestLane lane, Traveller wanted)
      throws InterruptedException {
    lane.look(lane.present(wanted.code(), "CAPTURE"), still(wanted));
    String passage = lane.await("REFERRED").getString("passage");
    assertThat(port.passage(passage).getString("state")).isEqualTo("INTERCEPTED");
    lane.await("READY");
  }

  private static void isAskedAgainAndThenReferred(
      RunningPort port, TestLane lane, Traveller traveller) throws InterruptedException {
    JsonObject first = lane.present(traveller.code(), "CAPTURE");
    lane.look(first, still(traveller));
    JsonObject second = askedAgain(lane, first);
    assertThat(second.getString("passage")).isEqualTo(first.getString("passage"));
    assertThat(lane.look(first, traveller.face()).status()).as("the old nonce").isEqualTo(409);
    lane.look(second, still(traveller));
    JsonObject shown = lane.await("REFERRED");
    assertReferred(port, shown);
    assertThat(port.audited(shown.getString("passage"))).contains("passage.capture-refused");
    lane.await("READY");
  }

  private static void passesWithABonaFideCaptureAfterwards(
      RunningPort port, TestLane lane, Traveller traveller) throws InterruptedException {
    JsonObject first = lane.present(traveller.code(), "CAPTURE");
    lane.look(first, still(traveller));
    lane.lookUsably(askedAgain(lane, first), traveller);
    String passage = lane.await("PROCEED").getString("passage");
    assertThat(port.passage(passage).getString("reason")).isEqualTo("NONE");
    assertThat(lane.devices().gate().walkThrough()).isTrue();
  }

  private static void want(RunningPort port, Traveller traveller) throws InterruptedException {
    port.officer()
        .post(
            "/watchlist/entries",
            Json.createObjectBuilder()
                .add("issuingState", "UTO")
                .add("documentNumber", traveller.document())
                .add("instruction", "DETAIN")
                .build())
        .ok();
  }

  /** One frame three times. */
  private static List<byte[]> still(Traveller traveller) {
    byte[] frame = traveller.face();
    return List.of(frame, frame, frame);
  }

  private static JsonObject askedAgain(TestLane lane, JsonObject before) {
    String nonce = before.getString("captureNonce");
    return Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(20))
        .until(
            lane::directive,
            shown ->
                shown.getString("step", "").equals("CAPTURE")
                    && !shown.getString("captureNonce").equals(nonce));
  }

  private static void assertReferred(RunningPort port, JsonObject shown)
      throws InterruptedException {
    JsonObject stored = port.passage(shown.getString("passage"));
    assertThat(stored.getString("state")).isEqualTo("REFERRED");
    assertThat(stored.getString("reason")).isEqualTo("PRESENTATION_ATTACK_SUSPECTED");
    assertThat(stored.getJsonArray("padVotes").getValuesAs(JsonObject.class))
        .filteredOn(vote -> vote.getString("finding").equals("SUSPICIOUS"))
        .extracting(vote -> vote.getString("kind"))
        .contains("MOTION", "REPLAY");
    assertThat(port.records(shown.getString("passage"))).isZero();
  }
}
