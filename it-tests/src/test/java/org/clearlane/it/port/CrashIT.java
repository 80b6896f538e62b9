// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.port;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.clearlane.demo.Api;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The server is killed at a moment of a passage, as by a power cut, and started again. Gate,
 * scanner and people go on meanwhile.
 */
@ResourceLock(RunningPort.OWN)
class CrashIT {
  private static int lanes;
  private static RunningPort port;

  /** When the server is killed. */
  enum Moment {
    /** The code was held before the scanner a moment ago. */
    CODE_PRESENTED,
    /** The lane asks for the face. */
    FACE_ASKED_FOR,
    /** The frame is on its way. */
    FRAME_SENT,
    /** The frame was accepted a moment ago. */
    FRAME_ACCEPTED,
    /** The gate opened a moment ago. */
    GATE_OPENED,
    /** The lane tells the traveller to walk. */
    PROCEED_SHOWN,
    /** The traveller crossed a moment ago. */
    CROSSED
  }

  @BeforeAll
  static void start() throws InterruptedException {
    port = RunningPort.start();
  }

  @AfterAll
  static void stop() {
    port.close();
  }

  /** One power cut for a whole port: each lane is at another point of a passage. */
  @Test
  void everyLaneIsRightAfterOnePowerCut() throws InterruptedException {
    TestLane done = lane();
    Traveller early = port.enrol();
    String code = early.codeOf(1);
    String first = done.walkUp(code, early, "PROCEED");
    assertThat(done.devices().gate().walkThrough()).isTrue();
    done.await("READY");

    TestLane asking = lane();
    TestLane walking = lane();
    TestLane staying = lane();
    Traveller walker = port.enrol();
    Traveller stayer = port.enrol();
    until(Moment.FACE_ASKED_FOR, asking);
    JsonObject walkerAsked = walking.present(walker.code(), "CAPTURE");
    JsonObject stayerAsked = staying.present(stayer.code(), "CAPTURE");
    staying.lookUsably(stayerAsked, stayer);
    walking.lookUsably(walkerAsked, walker);
    assertThat(staying.devices().gate().awaitOpen(Duration.ofSeconds(10))).isTrue();
    assertThat(walking.devices().gate().awaitOpen(Duration.ofSeconds(10))).isTrue();
    port.server().kill();
    assertThat(walking.devices().gate().walkThrough()).isTrue();
    restart(done, asking, walking, staying);

    String second = done.present(code, "REFERRED").getString("passage");
    assertThat(port.passage(second).getString("reason")).isIn("CODE_REPLAYED", "CODE_STALE");
    assertThat(port.records(first)).isEqualTo(1);
    assertThat(done.gate().doorPulses()).isEqualTo(1);
    balanced(asking, false);
    balanced(walking, true);
    balanced(staying, false);
  }

  @Test
  void aPowerCutJustBeforeTheGateOpensEndsThePassageOneWayOrTheOther() throws InterruptedException {
    survives(Moment.FRAME_ACCEPTED);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("soak")
  void aTravellerWhoWalksWhileTheServerIsDownIsRecordedOnce(Moment moment)
      throws InterruptedException {
    survives(moment);
  }

  private void survives(Moment moment) throws InterruptedException {
    TestLane lane = lane();
    until(moment, lane);
    port.server().kill();
    // Whoever finds the gate open walks, whatever the server does.
    boolean crossed =
        moment == Moment.CROSSED || (lane.gate().doorOpen() && lane.devices().gate().walkThrough());
    assertThat(crossed).isEqualTo(moment == Moment.CROSSED || lane.gate().doorPulses() == 1);
    restart(lane);
    balanced(lane, crossed);
    if (moment.compareTo(Moment.GATE_OPENED) >= 0) {
      assertThat(crossed).isTrue();
    }
  }

  private static TestLane lane() throws InterruptedException {
    return port.lane("w" + ++lanes);
  }

  private void until(Moment moment, TestLane lane) throws InterruptedException {
    Traveller traveller = port.enrol();
    if (moment == Moment.CODE_PRESENTED) {
      assertThat(lane.devices().scanner().present(traveller.code())).isTrue();
      return;
    }
    JsonObject capture = lane.present(traveller.code(), "CAPTURE");
    switch (moment) {
      case CODE_PRESENTED, FACE_ASKED_FOR -> {}
      case FRAME_SENT -> sendWithoutWaiting(lane, capture, traveller);
      case FRAME_ACCEPTED -> lane.lookUsably(capture, traveller);
      case GATE_OPENED -> {
        lane.lookUsably(capture, traveller);
        assertThat(lane.devices().gate().awaitOpen(Duration.ofSeconds(10))).isTrue();
      }
      case PROCEED_SHOWN -> {
        lane.lookUsably(capture, traveller);
        lane.await("PROCEED");
      }
      case CROSSED -> {
        lane.lookUsably(capture, traveller);
        assertThat(lane.devices().gate().awaitOpen(Duration.ofSeconds(10))).isTrue();
        assertThat(lane.devices().gate().walkThrough()).isTrue();
      }
    }
  }

  private static void sendWithoutWaiting(TestLane lane, JsonObject capture, Traveller traveller) {
    byte[] face = traveller.face();
    CompletableFuture<Optional<Api.Answer>> _ =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Optional.of(lane.look(capture, face));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
              }
            });
  }

  private static void restart(TestLane... all) throws InterruptedException {
    port.server().start();
    port.server().awaitReady(_ -> {});
    for (TestLane lane : all) {
      lane.await("READY");
    }
  }

  /** Nothing is left open or counted twice, and lanes work as before. */
  private static void balanced(TestLane lane, boolean crossed) throws InterruptedException {
    assertThat(port.openPassages(lane.code())).isZero();
    assertThat(port.passages(lane.code())).isLessThanOrEqualTo(1);
    assertThat(port.recordsOfLane(lane.code())).isEqualTo(crossed ? 1 : 0);
    assertThat(lane.gate().doorPulses()).isLessThanOrEqualTo(1);
    assertThat(lane.gate().crossings()).isEqualTo(crossed ? 1 : 0);
    long pulses = lane.gate().doorPulses();
    port.assertAuditTrailIntact();

    Traveller next = port.enrol();
    String passage = lane.walkUp(next.code(), next, "PROCEED");
    assertThat(lane.devices().gate().walkThrough()).isTrue();
    lane.await("READY");
    assertThat(port.passage(passage).getString("state")).isEqualTo("COMPLETED");
    assertThat(port.records(passage)).isEqualTo(1);
    assertThat(lane.gate().doorPulses()).isEqualTo(pulses + 1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> port.recordsOfLane(lane.code()) == (crossed ? 2 : 1));
    port.assertAuditTrailIntact();
  }
}
