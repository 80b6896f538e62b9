// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.clearlane.demo.Wallet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A family at the contactless e-Channel: one code, then one after another. */
@ExtendWith(SharedPort.class)
@ResourceLock(SharedPort.NAME)
class FamilyLaneIT {
  private static int lanes;

  private final RunningPort port;
  private final TestLane lane;

  /** Of the code that was shown last. */
  private long step;

  FamilyLaneIT(RunningPort port) throws InterruptedException {
    this.port = port;
    this.lane = port.lane("f" + ++lanes);
  }

  @Test
  void eachMemberPassesOnceInWhateverOrder() throws InterruptedException {
    List<Traveller> family = family(3);
    List<Traveller> order = List.of(family.get(2), family.get(0), family.get(1));
    JsonObject capture = lane.present(code(family), "CAPTURE");
    List<String> passages = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      assertThat(capture.getInt("member")).isEqualTo(i + 1);
      assertThat(capture.getInt("members")).isEqualTo(3);
      String passage = capture.getString("passage");
      look(capture, order.get(i));
      assertThat(lane.await("PROCEED").getString("passage")).isEqualTo(passage);
      assertThat(lane.devices().gate().walkThrough()).isTrue();
      passages.add(passage);
      if (i < 2) {
        capture = next(passage);
      }
    }
    assertThat(lane.await("READY")).doesNotContainKeys("member", "members");
    assertThat(passages).doesNotHaveDuplicates();
    for (int i = 0; i < 3; i++) {
      JsonObject stored = port.passage(passages.get(i));
      assertThat(stored.getString("state")).isEqualTo("COMPLETED");
      assertThat(stored.getString("traveller")).isEqualTo(order.get(i).id());
      assertThat(port.records(passages.get(i))).isEqualTo(1);
    }
    assertThat(port.passages(lane.code())).isEqualTo(3);
    assertThat(lane.gate().doorPulses()).isEqualTo(3);

    // Each member's step is used, also in the member's own code.
    String own = family.get(1).wallet().text(step);
    String again = lane.present(own, "REFERRED").getString("passage");
    assertThat(port.passage(again).getString("reason")).isIn("CODE_REPLAYED", "CODE_STALE");
    assertThat(uses(family)).isEqualTo(3);
  }

  @Test
  void aWantedMemberLooksReferredAndTheOthersGoOn() throws InterruptedException {
    List<Traveller> family = family(2);
    Traveller wanted = family.getFirst();
    port.officer()
        .post(
            "/watchlist/entries",
            Json.createObjectBuilder()
                .add("issuingState", "UTO")
                .add("documentNumber", wanted.document())
                .add("instruction", "DETAIN")
                .build())
        .ok();
    JsonObject capture = lane.present(code(family), "CAPTURE");
    look(capture, wanted);
    JsonObject shown = lane.await("REFERRED");
    assertThat(shown.keySet()).containsExactlyInAnyOrder("sequence", "step", "passage", "since");
    assertThat(port.passage(capture.getString("passage")).getString("state"))
        .isEqualTo("INTERCEPTED");
    assertThat(lane.gate().doorPulses()).isZero();

    JsonObject second = next(capture.getString("passage"));
    look(second, family.getLast());
    lane.await("PROCEED");
    assertThat(lane.devices().gate().walkThrough()).isTrue();
    lane.await("READY");
    assertThat(port.records(second.getString("passage"))).isEqualTo(1);
    assertThat(port.recordsOfLane(lane.code())).isEqualTo(1);
  }

  @Test
  void nobodyElsePassesAndWhoDoesNotComeEndsTheGroup() throws InterruptedException {
    List<Traveller> family = family(2);
    JsonObject capture = lane.present(code(family), "CAPTURE");
    look(capture, port.enrol());
    String stranger = lane.await("REFERRED").getString("passage");
    JsonObject stored = port.passage(stranger);
    assertThat(stored.getString("reason")).isEqualTo("FACE_MISMATCH");
    assertThat(stored).doesNotContainKey("traveller");

    String waited = next(stranger).getString("passage");
    lane.await("READY");
    assertThat(port.passage(waited).getString("reason")).isEqualTo("CAPTURE_TIMED_OUT");
    assertThat(port.passages(lane.code())).isEqualTo(2);
    assertThat(lane.gate().doorPulses()).isZero();
    assertThat(uses(family)).isZero();
  }

  @Test
  void whomTheirDevicesDidNotSignForIsNoFamily() throws InterruptedException {
    List<Traveller> family = family(2);
    String code = code(family);
    int cut = code.lastIndexOf('.');
    String forged =
        code.substring(0, cut) + code(List.of(family.getFirst(), port.enrol())).substring(cut);
    String passage = lane.present(forged, "REFERRED").getString("passage");
    assertThat(port.passage(passage).getString("reason")).isEqualTo("CODE_NOT_AUTHENTIC");
    assertThat(port.passages(lane.code())).isEqualTo(1);
  }

  @Test
  void whereTheDatabaseCannotTellEverybodyShowsTheirOwnCode() throws InterruptedException {
    List<Traveller> family = family(2);
    String code = code(family);
    port.hideCredentials(true);
    try {
      assertThat(lane.present(code, "ONE_BY_ONE")).doesNotContainKey("passage");
      lane.await("READY");
      lane.present(family.getFirst().code(), "CAPTURE");
    } finally {
      port.hideCredentials(false);
    }
    assertThat(port.passages(lane.code())).isEqualTo(1);
    assertThat(uses(family)).isEqualTo(1);
  }

  private List<Traveller> family(int size) throws InterruptedException {
    List<Traveller> family = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      family.add(port.enrol());
    }
    return family;
  }

  private String code(List<Traveller> family) {
    step = Wallet.step(Instant.now());
    return Wallet.familyText(family.stream().map(Traveller::wallet).toList(), step);
  }

  /** One frame: the lane waits for the others as long as it does, and decides with this one. */
  private void look(JsonObject capture, Traveller person) throws InterruptedException {
    assertThat(lane.look(capture, person.face()).ok().getBoolean("accepted")).isTrue();
  }

  /** The lane's question to the next member. */
  private JsonObject next(String passage) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .pollInterval(Duration.ofMillis(50))
        .until(
            lane::directive,
            shown ->
                shown.getString("step").equals("CAPTURE")
                    && !shown.getString("passage").equals(passage));
  }

  /** How many steps of the members' credentials are used. */
  private long uses(List<Traveller> family) {
    return Stream.of(family.toArray(Traveller[]::new))
        .mapToLong(member -> port.usedSteps(member.id()))
        .sum();
  }
}
