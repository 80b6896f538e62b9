// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Base64;
import org.awaitility.Awaitility;
import org.clearlane.demo.Api;
import org.clearlane.demo.Fingers;
import org.clearlane.emulator.DrawnFinger;
import org.clearlane.emulator.FingerprintEmulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The e-Channel: a travel document, a step inside, a finger, the gate. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class EChannelIT {
  private static final DrawnFinger RIGHT = new DrawnFinger(11);
  private static final DrawnFinger LEFT = new DrawnFinger(12);
  private static final DrawnFinger ANOTHER = new DrawnFinger(13);

  private static int lanes;

  private final RunningPort port;
  private final EChannel lane;

  EChannelIT(RunningPort port) throws InterruptedException {
    this.port = port;
    lane = port.eChannel("d" + ++lanes, FingerprintEmulator.UNLIMITED);
  }

  @AfterEach
  void retire() throws InterruptedException {
    port.retire(lane.devices().code());
    lane.close();
  }

  @Test
  void anEnrolledTravellerPassesWithEitherFinger() throws InterruptedException {
    Traveller traveller = port.enrolWithFingers(RIGHT, LEFT);
    for (DrawnFinger finger : new DrawnFinger[] {RIGHT, LEFT}) {
      String passage = lane.stepIn(RunningPort.mrz(traveller.document()));
      assertThat(lane.devices().gate().status().doorOpen()).isFalse();
      lane.touch(finger, 9, "PROCEED");
      lane.walkThrough();

      JsonObject stored = port.passage(passage);
      assertThat(stored.getString("state")).isEqualTo("COMPLETED");
      assertThat(stored.getString("traveller")).isEqualTo(traveller.id());
      assertThat(stored.getJsonNumber("score").doubleValue()).isGreaterThan(40);
      assertThat(port.records(passage)).isEqualTo(1);
    }
    assertThat(lane.devices().gate().status().doorPulses()).isEqualTo(2);
    assertThat(lane.devices().gate().status().admissions()).isEqualTo(2);
    port.assertAuditTrailIntact();
  }

  @Test
  void aStrangersFingerIsAskedForAgainAndThenReferred() throws InterruptedException {
    Traveller traveller = port.enrolWithFingers(RIGHT, LEFT);
    String passage = lane.stepIn(RunningPort.mrz(traveller.document()));
    lane.touch(ANOTHER, 1, "FINGER_AGAIN");
    lane.touch(ANOTHER, 2, "FINGER_AGAIN");
    lane.touch(ANOTHER, 3, "REFERRED");
    refused(passage, "REFERRED", "FINGERPRINT_MISMATCH");
  }

  @Test
  void anotherAttemptWithTheRightFingerIsEnough() throws InterruptedException {
    Traveller traveller = port.enrolWithFingers(RIGHT, LEFT);
    String passage = lane.stepIn(RunningPort.mrz(traveller.document()));
    lane.touch(ANOTHER, 1, "FINGER_AGAIN");
    lane.touch(RIGHT, 8, "PROCEED");
    lane.walkThrough();
    assertThat(port.passage(passage).getString("state")).isEqualTo("COMPLETED");
    assertThat(port.audited(passage))
        .containsSubsequence("passage.inspecting", "passage.evidence", "passage.inspecting");
  }

  @Test
  void aTravellerWithoutFingersIsReferred() throws InterruptedException {
    Traveller traveller = port.enrol();
    String passage = lane.stepIn(RunningPort.mrz(traveller.document()));
    lane.touch(RIGHT, 1, "REFERRED");
    refused(passage, "REFERRED", "NO_CONSENT");
  }

  @Test
  void anUnknownDocumentIsReferredAtOnce() throws InterruptedException {
    String passage = lane.present(RunningPort.mrz("UNKNOWN01"), "REFERRED");
    refused(passage, "REFERRED", "NOT_ENROLLED");
    assertThat(lane.devices().gate().status().admissions()).isZero();
  }

  @Test
  void aWantedPersonWhoIsNotEnrolledIsIntercepted() throws InterruptedException {
    want("WANTED77");
    String passage = lane.present(RunningPort.mrz("WANTED77"), "REFERRED");
    refused(passage, "INTERCEPTED", "WATCHLIST_DETAIN");
  }

  @Test
  void aDocumentWhoseCheckDigitsAreWrongIsReferred() throws InterruptedException {
    String zone = RunningPort.mrz(port.enrol().document());
    int expiryCheck = zone.indexOf('\n') + 28;
    char wrong = zone.charAt(expiryCheck) == '9' ? '1' : (char) (zone.charAt(expiryCheck) + 1);
    String passage =
        lane.present(
            zone.substring(0, expiryCheck) + wrong + zone.substring(expiryCheck + 1), "REFERRED");
    refused(passage, "REFERRED", "DOCUMENT_UNREADABLE");
  }

  @Test
  void whoDoesNotStepInAbandonsThePassage() throws InterruptedException {
    Traveller traveller = port.enrolWithFingers(RIGHT, LEFT);
    // The door opens and closes: then the finger is waited for, but nobody is there.
    String passage = lane.present(RunningPort.mrz(traveller.document()), "STEP_IN");
    lane.await("READY_FOR_DOCUMENT");
    refused(passage, "ABANDONED", "CAPTURE_TIMED_OUT");
  }

  @Test
  void whoIsReferredInsideIsHeldUntilAnOfficerOpens() throws InterruptedException {
    Traveller traveller = port.enrolWithFingers(RIGHT, LEFT);
    String passage = lane.stepIn(RunningPort.mrz(traveller.document()));
    for (int touch = 1; touch <= 3; touch++) {
      lane.touch(ANOTHER, touch, touch < 3 ? "FINGER_AGAIN" : "REFERRED");
    }
    // Twice as long as a referral is shown otherwise.
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(10))
        .until(() -> lane.step().equals("REFERRED"));
    assertThat(port.passage(passage).getString("state")).isEqualTo("REFERRED");
    assertThat(view().getBoolean("occupied")).isTrue();
    long released = port.auditedTimes("lane.entry-door-released");
    lane.letOut(port.officer());
    assertThat(view().getBoolean("occupied")).isFalse();
    assertThat(port.auditedTimes("lane.entry-door-released")).isEqualTo(released + 1);
    assertThat(lane.devices().gate().status().doorPulses()).isZero();
  }

  @Test
  void whoStaysInsideWithoutAFingerIsReferred() throws InterruptedException {
    Traveller traveller = port.enrolWithFingers(RIGHT, LEFT);
    String passage = lane.stepIn(RunningPort.mrz(traveller.document()));
    lane.await("REFERRED");
    refused(passage, "REFERRED", "CAPTURE_TIMED_OUT");
    lane.letOut(port.officer());
  }

  @Test
  void aDocumentThatDiffersFromTheEnrolledOneIsReferred() throws InterruptedException {
    Traveller traveller = port.enrolWithFingers(RIGHT, LEFT);
    String younger = lane.stepIn(RunningPort.mrz(traveller.document(), 3, 30));
    lane.touch(RIGHT, 1, "REFERRED");
    refused(younger, "REFERRED", "DOCUMENT_DIFFERS");
    lane.letOut(port.officer());
    String expired = lane.stepIn(RunningPort.mrz(traveller.document(), -1, 40));
    lane.touch(RIGHT, 2, "REFERRED");
    refused(expired, "REFERRED", "DOCUMENT_EXPIRED");
  }

  @Test
  void aWantedPersonInsideIsInterceptedAndSeesAReferral() throws InterruptedException {
    Traveller traveller = port.enrolWithFingers(RIGHT, LEFT);
    want(traveller.document());
    String passage = lane.stepIn(RunningPort.mrz(traveller.document()));
    lane.touch(RIGHT, 1, "REFERRED");
    refused(passage, "INTERCEPTED", "WATCHLIST_DETAIN");
    assertThat(lane.devices().gate().status().present()).isTrue();
  }

  @Test
  void aLaneWithoutItsSensorIsClosedUntilItIsBack() throws InterruptedException {
    lane.devices().sensor().unplug();
    lane.await("CLOSED");
    lane.devices().sensor().plugIn();
    lane.await("READY_FOR_DOCUMENT");
  }

  @Test
  void aPassageAtTheSensorsOwnPaceTakesLessThanEightSeconds() throws InterruptedException {
    Traveller traveller = port.enrolWithFingers(RIGHT, LEFT);
    try (EChannel slow = port.eChannel("d" + ++lanes, 115_200)) {
      Duration quickest = Duration.ofMinutes(1);
      for (int i = 0; i < 2; i++) {
        long start = System.nanoTime();
        slow.stepIn(RunningPort.mrz(traveller.document()));
        slow.touch(RIGHT, 20 + i, "PROCEED");
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        slow.walkThrough();
        quickest = took.compareTo(quickest) < 0 ? took : quickest;
      }
      System.out.println("e-Channel, document to open gate: " + quickest.toMillis() + " ms");
      assertThat(quickest).isLessThan(Duration.ofSeconds(8));
      port.retire(slow.devices().code());
    }
  }

  @Test
  void whoWithdrawsTheConsentIsReferredAndTheFingersAreGone() throws InterruptedException {
    Traveller traveller = port.enrolWithFingers(RIGHT, LEFT);
    String consents = "/travellers/" + traveller.id() + "/consents/";
    String consent = consents + "E_CHANNEL";
    JsonObject nothing = Json.createObjectBuilder().build();
    // With the last consent the enrolment would end.
    assertThat(port.officer().put(consents + "FLIGHT_TOKEN", nothing).status()).isEqualTo(204);
    assertThat(port.officer().delete(consent).status()).isEqualTo(204);
    String first = lane.stepIn(RunningPort.mrz(traveller.document()));
    lane.touch(RIGHT, 1, "REFERRED");
    refused(first, "REFERRED", "NO_CONSENT");
    lane.letOut(port.officer());

    assertThat(port.officer().put(consent, nothing).status()).isEqualTo(204);
    String second = lane.stepIn(RunningPort.mrz(traveller.document()));
    lane.touch(RIGHT, 2, "REFERRED");
    refused(second, "REFERRED", "FINGERPRINT_NOT_ENROLLED");
  }

  @Test
  void fingersAreRefusedWithoutConsentAndWithoutAFinger() throws InterruptedException {
    Traveller traveller = port.enrol();
    String path = "/travellers/" + traveller.id() + "/fingerprints";
    assertThat(refusal(path, Fingers.one("LEFT_THUMB", LEFT)))
        .isEqualTo("urn:clearlane:problem:consent-missing");
    Api.Answer _ =
        port.officer()
            .put(
                "/travellers/" + traveller.id() + "/consents/E_CHANNEL",
                Json.createObjectBuilder().build());
    String blank = Base64.getEncoder().encodeToString(Pictures.plain(256, 288));
    assertThat(
            refusal(
                path,
                Json.createObjectBuilder()
                    .add("position", "LEFT_THUMB")
                    .add("pictures", Json.createArrayBuilder().add(blank).add(blank).add(blank))))
        .isEqualTo("urn:clearlane:problem:fingerprint-rejected");
    assertThat(refusal(path, Fingers.one("THUMB", LEFT)))
        .isEqualTo("urn:clearlane:problem:unprocessable");
    assertThat(
            refusal(
                path,
                Json.createObjectBuilder()
                    .add("position", "LEFT_THUMB")
                    .add("pictures", Json.createArrayBuilder().add(blank))))
        .isEqualTo("urn:clearlane:problem:unprocessable");
  }

  /** The type of the problem that a finger meets. */
  private String refusal(String path, JsonObjectBuilder finger) throws InterruptedException {
    Api.Answer answer =
        port.officer()
            .put(
                path,
                Json.createObjectBuilder()
                    .add("fingers", Json.createArrayBuilder().add(finger))
                    .build());
    assertThat(answer.status()).isEqualTo(422);
    return answer.object().getString("type");
  }

  private void want(String document) throws InterruptedException {
    port.officer()
        .post(
            "/watchlist/entries",
            Json.createObjectBuilder()
                .add("issuingState", "UTO")
                .add("documentNumber", document)
                .add("instruction", "DETAIN")
                .build())
        .ok();
  }

  private JsonObject view() throws InterruptedException {
    return port.officer().get("/lanes/" + lane.devices().code()).ok();
  }

  private void refused(String passage, String state, String reason) throws InterruptedException {
    JsonObject stored = port.passage(passage);
    assertThat(stored.getString("state")).isEqualTo(state);
    assertThat(stored.getString("reason")).isEqualTo(reason);
    assertThat(port.records(passage)).isZero();
    assertThat(lane.devices().gate().status().doorPulses()).isZero();
  }
}
