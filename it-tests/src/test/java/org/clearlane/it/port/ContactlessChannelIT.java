// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;
import org.clearlane.demo.Wallet;
import org.clearlane.emulator.GateStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Contactless e-Channel: a code from the phone, a look at the camera, the gate. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class ContactlessChannelIT {
  private static int lanes;

  private final RunningPort port;
  private TestLane lane;

  ContactlessChannelIT(RunningPort port) throws InterruptedException {
    this.port = port;
    this.lane = port.lane("c" + ++lanes);
  }

  @Test
  void anEnrolledTravellerPasses() throws InterruptedException {
    Traveller traveller = port.enrol();
    String passage = lane.walkUp(traveller.code(), traveller, "PROCEED");
    assertThat(lane.gate().doorOpen()).isTrue();
    assertThat(lane.devices().gate().walkThrough()).isTrue();
    lane.await("READY");

    JsonObject stored = port.passage(passage);
    assertThat(stored.getString("state")).isEqualTo("COMPLETED");
    assertThat(stored.getString("traveller")).isEqualTo(traveller.id());
    assertThat(stored.getJsonNumber("decisionMillis").intValue()).isBetween(1, 10_000);
    assertThat(port.records(passage)).isEqualTo(1);
    assertThat(lane.gate().doorPulses()).isEqualTo(1);
    assertThat(port.audited(passage))
        .containsExactlyInAnyOrder(
            "passage.opened",
            "passage.evidence",
            "passage.inspecting",
            "passage.cleared",
            "passage.passing",
            "record.written",
            "passage.completed");
    port.assertAuditTrailIntact();
  }

  @Test
  void theNextTravellerPassesAfterwards() throws InterruptedException {
    for (Traveller traveller : new Traveller[] {port.enrol(), port.enrol()}) {
      String passage = lane.walkUp(traveller.code(), traveller, "PROCEED");
      assertThat(lane.devices().gate().walkThrough()).isTrue();
      lane.await("READY");
      assertThat(port.records(passage)).isEqualTo(1);
    }
    assertThat(lane.gate().doorPulses()).isEqualTo(2);
  }

  @Test
  void aStrangerWithTheTravellersPhoneIsReferred() throws InterruptedException {
    Traveller traveller = port.enrol();
    Traveller stranger = port.enrol();
    String passage = lane.walkUp(traveller.code(), stranger, "REFERRED");
    refused(passage, "REFERRED", "FACE_MISMATCH");
  }

  @Test
  void aReferralSaysNothingToTheLane() throws InterruptedException {
    Traveller traveller = port.enrol();
    String code = traveller.code();
    lane.walkUp(code, port.enrol(), "REFERRED");
    JsonObject shown = lane.directive();
    assertThat(shown.keySet()).containsExactlyInAnyOrder("sequence", "step", "passage", "since");
  }

  @Test
  void anExpiredCodeIsRefused() throws InterruptedException {
    refusedAtOnce(port.enrol().codeOf(-3), "CODE_STALE");
  }

  @Test
  void aCodeFromTheFutureIsRefused() throws InterruptedException {
    refusedAtOnce(port.enrol().codeOf(3), "CODE_STALE");
  }

  @Test
  void aReplayedCodeIsRefused() throws InterruptedException {
    Traveller traveller = port.enrol();
    String code = traveller.code();
    String passage = lane.walkUp(code, traveller, "PROCEED");
    assertThat(lane.devices().gate().walkThrough()).isTrue();
    lane.await("READY");
    // A scanner repeats a code in view, so the same code counts again only after another.
    lane.present("another", "REFERRED");
    lane.await("READY");
    String second = lane.present(code, "REFERRED").getString("passage");
    assertThat(second).isNotEqualTo(passage);
    JsonObject stored = port.passage(second);
    assertThat(stored.getString("state")).isEqualTo("REFERRED");
    assertThat(stored.getString("reason")).isEqualTo("CODE_REPLAYED");
    assertThat(port.records(second)).isZero();
    assertThat(lane.gate().doorPulses()).isEqualTo(1);
  }

  @Test
  void aReplayedCodeIsRefusedAtAnotherLaneToo() throws InterruptedException {
    Traveller traveller = port.enrol();
    String code = traveller.code();
    lane.present(code, "CAPTURE");
    lane = port.lane("c" + ++lanes);
    refusedAtOnce(code, "CODE_REPLAYED");
  }

  @Test
  void aCodeOfOneStepSignedForAnotherIsRefused() throws InterruptedException {
    Traveller traveller = port.enrol();
    String[] old = traveller.codeOf(-3).split("\\.", -1);
    String[] now = traveller.code().split("\\.", -1);
    old[old.length - 2] = now[now.length - 2];
    refusedAtOnce(String.join(".", old), "CODE_NOT_AUTHENTIC");
  }

  @Test
  void aTamperedCredentialIsRefused() throws InterruptedException {
    String code = port.enrol().code();
    int middle = code.length() / 2;
    char other = code.charAt(middle) == 'A' ? 'B' : 'A';
    refusedAtOnce(
        code.substring(0, middle) + other + code.substring(middle + 1), "CODE_NOT_AUTHENTIC");
  }

  @Test
  void aPhoneWithACopiedCredentialButItsOwnKeyIsRefused() throws InterruptedException {
    String[] parts = port.enrol().code().split("\\.", -1);
    Wallet thief = new Wallet();
    thief.accept(
        Json.createObjectBuilder()
            .add("authority", parts[1])
            .add(
                "credential",
                String.join(".", java.util.Arrays.copyOfRange(parts, 2, parts.length - 2)))
            .build());
    refusedAtOnce(thief.text(Wallet.step(java.time.Instant.now())), "CODE_NOT_AUTHENTIC");
  }

  static Stream<String> garbage() {
    return Stream.of(
        "hello",
        "CLR1",
        "CLR1.a..0.",
        "CLR1.a.x.9999999999999999999999.y",
        "https://example.org/?q=1",
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "A".repeat(2_000));
  }

  @ParameterizedTest
  @MethodSource("garbage")
  void garbageIsRefused(String text) throws InterruptedException {
    refusedAtOnce(text, "CODE_MALFORMED");
  }

  @Test
  void aCodeOfTheOtherAuthorityIsRefused() throws InterruptedException {
    String code = port.enrol().code();
    refusedAtOnce(code.replaceFirst("CLR1\\.a\\.", "CLR1.b."), "CODE_OF_OTHER_AUTHORITY");
  }

  @Test
  void aWithdrawnTravellerIsRefused() throws InterruptedException {
    Traveller traveller = port.enrol();
    assertThat(port.officer().delete("/travellers/" + traveller.id()).status()).isEqualTo(204);
    refusedAtOnce(traveller.code(), "CODE_REVOKED");
    assertThat(port.officer().get("/travellers/" + traveller.id()).status()).isEqualTo(404);
  }

  @Test
  void theCodeOfALostPhoneIsRefused() throws InterruptedException {
    Traveller traveller = port.enrol();
    String credentials = "/travellers/" + traveller.id() + "/credentials";
    assertThat(port.officer().delete(credentials).status()).isEqualTo(204);
    refusedAtOnce(traveller.code(), "CODE_REVOKED");
    assertThat(port.officer().get("/travellers/" + traveller.id()).status()).isEqualTo(200);
    assertThat(port.officer().delete(credentials).status()).as("again").isEqualTo(204);
  }

  @Test
  void aSuspendedTravellerIsReferredUntilResumed() throws InterruptedException {
    Traveller traveller = port.enrol();
    String suspension = "/travellers/" + traveller.id() + "/suspension";
    JsonObject reason = Json.createObjectBuilder().add("reason", "DOCUMENT_LOST").build();
    assertThat(port.officer().put(suspension, reason).status()).isEqualTo(204);
    String code = "/travellers/" + traveller.id() + "/activation-codes";
    assertThat(port.officer().post(code, JsonValue.EMPTY_JSON_OBJECT).status()).isEqualTo(409);

    String passage = lane.walkUp(traveller.code(), traveller, "REFERRED");
    refused(passage, "REFERRED", "SUSPENDED");
    lane.await("READY");

    assertThat(port.officer().delete(suspension).status()).isEqualTo(204);
    lane.walkUp(traveller.codeOf(1), traveller, "PROCEED");
    assertThat(lane.devices().gate().walkThrough()).isTrue();
  }

  @Test
  void aWantedTravellerIsInterceptedButLooksReferredAtTheLane() throws InterruptedException {
    Traveller wanted = port.enrol();
    Traveller holder = port.enrol();
    want(wanted, "DETAIN");

    String passage = lane.walkUp(wanted.code(), wanted, "REFERRED");
    JsonObject interception = lane.directive();
    GateStatus whileIntercepted = lane.gate();
    refused(passage, "INTERCEPTED", "WATCHLIST_DETAIN");
    lane.await("READY");
    lane.walkUp(holder.code(), wanted, "REFERRED");
    JsonObject referral = lane.directive();
    GateStatus whileReferred = lane.gate();

    assertThat(interception.keySet()).isEqualTo(referral.keySet());
    assertThat(interception.getString("step")).isEqualTo(referral.getString("step"));
    assertThat(whileIntercepted.lamp()).isEqualTo(whileReferred.lamp());
    assertThat(whileIntercepted.text()).isEqualTo(whileReferred.text());
    assertThat(whileReferred.doorPulses()).isZero();
  }

  @Test
  void aTravellerToBeReferredIsReferred() throws InterruptedException {
    Traveller traveller = port.enrol();
    want(traveller, "REFER");
    String passage = lane.walkUp(traveller.code(), traveller, "REFERRED");
    refused(passage, "REFERRED", "WATCHLIST_REFER");
  }

  @Test
  void aTravellerWhoIsNoLongerWantedPasses() throws InterruptedException {
    Traveller traveller = port.enrol();
    String entry = want(traveller, "DETAIN");
    assertThat(port.officer().delete("/watchlist/entries/" + entry).status()).isEqualTo(204);
    lane.walkUp(traveller.code(), traveller, "PROCEED");
    assertThat(lane.devices().gate().walkThrough()).isTrue();
  }

  @Test
  void whoTurnsBackLeavesNoRecord() throws InterruptedException {
    Traveller traveller = port.enrol();
    String passage = lane.walkUp(traveller.code(), traveller, "PROCEED");
    lane.devices().gate().turnBack();
    lane.await("READY");
    JsonObject stored = port.passage(passage);
    assertThat(stored.getString("state")).isEqualTo("ABANDONED");
    assertThat(stored.getString("reason")).isEqualTo("NOT_CROSSED");
    assertThat(port.records(passage)).isZero();
    assertThat(lane.gate().doorPulses()).isEqualTo(1);
    assertThat(lane.gate().doorOpen()).isFalse();
  }

  @Test
  void whoDoesNotWalkLeavesNoRecord() throws InterruptedException {
    Traveller traveller = port.enrol();
    String passage = lane.walkUp(traveller.code(), traveller, "PROCEED");
    lane.await("READY");
    assertThat(port.passage(passage).getString("state")).isEqualTo("ABANDONED");
    assertThat(port.records(passage)).isZero();
    assertThat(lane.gate().doorOpen()).isFalse();
  }

  @Test
  void aClosedLaneServesNobody() throws InterruptedException {
    open(false);
    lane.await("CLOSED");
    assertThat(lane.devices().scanner().present(port.enrol().code())).isTrue();
    open(true);
    lane.await("READY");
    assertThat(port.passages(lane.code())).isZero();
    assertThat(lane.gate().doorPulses()).isZero();
  }

  @Test
  void aPictureWithoutAFaceIsAskedForAgain() throws InterruptedException {
    Traveller traveller = port.enrol();
    JsonObject capture = lane.present(traveller.code(), "CAPTURE");
    JsonObject answer = lane.look(capture, Pictures.plain(320, 320)).ok();
    assertThat(answer.getBoolean("accepted")).isFalse();
    JsonObject asked = lane.directive();
    assertThat(asked.getString("step")).isEqualTo("CAPTURE");
    assertThat(asked.getString("captureNonce")).isEqualTo(capture.getString("captureNonce"));
    assertThat(asked.getString("hint")).isEqualTo("LOOK_AT_CAMERA");
    assertThat(asked.getJsonNumber("sequence").longValue())
        .isGreaterThan(capture.getJsonNumber("sequence").longValue());
    lane.lookUsably(capture, traveller);
    assertThat(lane.await("PROCEED")).doesNotContainKey("hint");
  }

  @Test
  void aControllerThatSendsOneFrameIsServedAllTheSame() throws InterruptedException {
    Traveller traveller = port.enrol();
    JsonObject capture = lane.present(traveller.code(), "CAPTURE");
    assertThat(lane.look(capture, traveller.face()).ok().getInt("remaining")).isEqualTo(2);
    String passage = lane.await("PROCEED").getString("passage");
    assertThat(votes(passage, "NOT_AVAILABLE"))
        .containsExactlyInAnyOrder("MOTION", "PARALLAX", "SIZE", "IDENTITY");
  }

  @Test
  void whatLooksLikeAnAttackIsNotedAndDecidesNothingByDefault() throws InterruptedException {
    Traveller traveller = port.enrol();
    List<byte[]> frames = traveller.faces(TestLane.FRAMES);
    lane.look(lane.present(traveller.code(), "CAPTURE"), frames);
    String first = lane.await("PROCEED").getString("passage");
    assertThat(votes(first, "SUSPICIOUS")).doesNotContain("REPLAY", "MOTION", "IDENTITY", "SIZE");
    lane.await("READY");

    lane.look(lane.present(traveller.codeOf(1), "CAPTURE"), frames);
    String second = lane.await("PROCEED").getString("passage");
    assertThat(votes(second, "SUSPICIOUS")).contains("REPLAY");
  }

  private List<String> votes(String passage, String finding) throws InterruptedException {
    return port.passage(passage).getJsonArray("padVotes").getValuesAs(JsonObject.class).stream()
        .filter(vote -> vote.getString("finding").equals(finding))
        .map(vote -> vote.getString("kind"))
        .toList();
  }

  private void open(boolean open) throws InterruptedException {
    port.administrator()
        .put(
            "/lanes/" + lane.code() + "/open", Json.createObjectBuilder().add("open", open).build())
        .ok();
  }

  private String want(Traveller traveller, String instruction) throws InterruptedException {
    return port.officer()
        .post(
            "/watchlist/entries",
            Json.createObjectBuilder()
                .add("issuingState", "UTO")
                .add("documentNumber", traveller.document())
                .add("instruction", instruction)
                .build())
        .ok()
        .getString("id");
  }

  private void refusedAtOnce(String code, String reason) throws InterruptedException {
    refused(lane.present(code, "REFERRED").getString("passage"), "REFERRED", reason);
  }

  private void refused(String passage, String state, String reason) throws InterruptedException {
    JsonObject stored = port.passage(passage);
    assertThat(stored.getString("state")).isEqualTo(state);
    assertThat(stored.getString("reason")).isEqualTo(reason);
    assertThat(port.records(passage)).isZero();
    assertThat(lane.gate().doorPulses()).isZero();
    assertThat(lane.gate().doorOpen()).isFalse();
  }
}
