// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.clearlane.devices.CaptureProgress.FingerSeen;
import org.clearlane.devices.CaptureProgress.LiftFinger;
import org.clearlane.devices.CaptureProgress.Transferring;
import org.clearlane.devices.CaptureProgress.WaitingForFinger;
import org.clearlane.devices.CaptureResult.Cancelled;
import org.clearlane.devices.CaptureResult.Captured;
import org.clearlane.devices.CaptureResult.Failed;
import org.clearlane.devices.CaptureResult.NoFinger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every fingerprint sensor does, whatever the line and the sensor behind it. Run against a
 * sensor in memory here, and against the emulator on a pseudo-terminal in the integration tests.
 */
public abstract class FingerprintSensorContract {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(400);

  /** Slow enough that a test finds the picture under way. */
  private static final Duration SLOWLY = Duration.ofMillis(10);

  private final LaneLog log = new LaneLog();
  private final List<CaptureProgress> told = new CopyOnWriteArrayList<>();
  private SensorRig rig;
  private LaneEquipment lane;

  /** Builds a sensor that is plugged in. */
  protected abstract SensorRig rig();

  @BeforeEach
  void attach() {
    rig = rig();
    lane = rig.attach(log);
    awaitState(LinkState.ONLINE);
  }

  @AfterEach
  void detach() {
    lane.close();
    rig.close();
  }

  @Test
  void comesOnlineStepByStep() {
    assertThat(log.states(DeviceRole.FINGERPRINT_SENSOR))
        .containsExactly(LinkState.CONNECTING, LinkState.ONLINE);
    assertThat(status().lastSeen()).isPresent();
  }

  @Test
  void thePictureArrivesAsItWasSent() {
    byte[] finger = RidgePicture.drawn(1);
    rig.lay(finger);
    FingerprintImage image = captured(capture(LONG));
    assertThat(image.pixels()).isEqualTo(finger);
    assertThat(image.width()).isEqualTo(256);
    assertThat(image.height()).isEqualTo(288);
    assertThat(image.dotsPerInch()).isEqualTo(500);
    assertThat(rig.picturesAsked()).isEqualTo(1);
  }

  @Test
  void tellsHowFarItIs() {
    rig.lay(RidgePicture.drawn(1));
    captured(capture(LONG));
    assertThat(told.subList(0, 2)).containsExactly(new WaitingForFinger(), new FingerSeen());
    assertThat(told.subList(2, told.size() - 1))
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, 20).mapToObj(i -> new Transferring(5 * i)).toList());
    assertThat(told.getLast()).isEqualTo(new LiftFinger());
  }

  @Test
  void waitsForTheFinger() {
    CaptureHandle capture = capture(LONG);
    await().until(() -> told.contains(new WaitingForFinger()));
    assertThat(told).doesNotContain(new FingerSeen());
    byte[] finger = RidgePicture.drawn(2);
    rig.lay(finger);
    assertThat(captured(capture).pixels()).isEqualTo(finger);
  }

  @Test
  void withoutAFingerTheTimeEnds() {
    long begun = System.nanoTime();
    assertThat(outcome(capture(SHORT))).isEqualTo(new NoFinger());
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(SHORT, SHORT.plusSeconds(2));
    assertThat(rig.picturesAsked()).isZero();
  }

  @Test
  void aLiftedFingerIsNotTakenAgain() {
    rig.lay(RidgePicture.drawn(1));
    captured(capture(LONG));
    rig.lift();
    assertThat(outcome(capture(SHORT))).isEqualTo(new NoFinger());
  }

  @Test
  void aSecondCaptureIsRefused() {
    CaptureHandle first = capture(LONG);
    assertThat(outcome(capture(LONG))).isEqualTo(new Failed(CaptureFailure.BUSY));
    rig.lay(RidgePicture.drawn(3));
    assertThat(captured(first).pixels()).isEqualTo(RidgePicture.drawn(3));
    assertThat(captured(capture(LONG)).pixels()).isEqualTo(RidgePicture.drawn(3));
  }

  @Test
  void isCancelledWhileItWaits() {
    CaptureHandle capture = capture(LONG);
    await().until(() -> told.contains(new WaitingForFinger()));
    capture.cancel();
    assertThat(outcome(capture)).isEqualTo(new Cancelled());
    CaptureHandle next = capture(LONG);
    await().atMost(SOON).until(() -> told.size() == 2);
    assertThat(told).containsOnly(new WaitingForFinger());
    rig.lay(RidgePicture.drawn(4));
    assertThat(captured(next).pixels()).isEqualTo(RidgePicture.drawn(4));
  }

  @Test
  void isCancelledOnTheWayAndStaysInStep() {
    rig.lay(RidgePicture.drawn(5));
    rig.packetPause(SLOWLY);
    CaptureHandle capture = capture(LONG);
    awaitTransfer();
    capture.cancel();
    assertThat(capture.result()).isCompletedWithValue(new Cancelled());
    int heard = told.size();
    rig.packetPause(Duration.ZERO);
    rig.lay(RidgePicture.drawn(6));
    assertThat(captured(capture(LONG)).pixels()).isEqualTo(RidgePicture.drawn(6));
    assertThat(told.get(heard)).as("of the next capture").isEqualTo(new WaitingForFinger());
    assertThat(rig.picturesAsked()).isEqualTo(2);
    assertThat(log.states(DeviceRole.FINGERPRINT_SENSOR)).doesNotContain(LinkState.DEGRADED);
  }

  @Test
  void aCallerCannotEndItThroughTheResult() {
    CaptureHandle capture = capture(LONG);
    capture.result().cancel(true);
    rig.lay(RidgePicture.drawn(1));
    captured(capture);
  }

  @Test
  void aDamagedPictureIsFetchedOnceMore() {
    rig.lay(RidgePicture.drawn(7));
    rig.damage(40, 1);
    CaptureHandle capture = capture(LONG);
    assertThat(captured(capture).pixels()).isEqualTo(RidgePicture.drawn(7));
    assertThat(rig.picturesAsked()).isEqualTo(2);
    assertThat(log.states(DeviceRole.FINGERPRINT_SENSOR)).contains(LinkState.DEGRADED);
    assertThat(status().state()).isEqualTo(LinkState.ONLINE);
  }

  @Test
  void aPictureThatLostAByteIsFetchedOnceMore() {
    rig.lay(RidgePicture.drawn(8));
    rig.loseByte(0, 1);
    assertThat(captured(capture(LONG)).pixels()).isEqualTo(RidgePicture.drawn(8));
    assertThat(rig.picturesAsked()).isEqualTo(2);
  }

  @Test
  void aPictureThatLostItsEndIsFetchedOnceMore() {
    rig.lay(RidgePicture.drawn(8));
    rig.damage(36_864 / rig.packetSize() - 1, 1);
    assertThat(captured(capture(LONG)).pixels()).isEqualTo(RidgePicture.drawn(8));
    assertThat(rig.picturesAsked()).isEqualTo(2);
  }

  @Test
  void aPictureThatIsDamagedTwiceIsGivenUp() {
    rig.lay(RidgePicture.drawn(9));
    rig.damage(100, 2);
    assertThat(outcome(capture(LONG))).isEqualTo(new Failed(CaptureFailure.IMAGE_LOST));
    assertThat(captured(capture(LONG)).pixels()).isEqualTo(RidgePicture.drawn(9));
  }

  @Test
  void aRefusalIsTold() {
    rig.lay(RidgePicture.drawn(1));
    rig.answerSendImage(0x0F, 1);
    assertThat(outcome(capture(LONG))).isEqualTo(new Failed(CaptureFailure.REFUSED));
    rig.answerTakeImage(0x1D, 1);
    assertThat(outcome(capture(LONG))).isEqualTo(new Failed(CaptureFailure.REFUSED));
    captured(capture(LONG));
  }

  @Test
  void anUnclearFingerIsTakenAgainUntilTheTimeEnds() {
    rig.lay(RidgePicture.drawn(1));
    rig.answerTakeImage(0x03, 3);
    captured(capture(LONG));
    rig.answerTakeImage(0x03, Integer.MAX_VALUE);
    assertThat(outcome(capture(SHORT))).isEqualTo(new Failed(CaptureFailure.UNCLEAR));
  }

  @Test
  void aCommandThatArrivedDamagedIsSaidAgain() {
    rig.lay(RidgePicture.drawn(1));
    rig.answerTakeImage(0x01, 1);
    rig.answerSendImage(0x01, 1);
    captured(capture(LONG));
  }

  @Test
  void lostAnswersAreAskedForAgain() {
    rig.lay(RidgePicture.drawn(2));
    rig.loseAnswers(2);
    assertThat(captured(capture(LONG)).pixels()).isEqualTo(RidgePicture.drawn(2));
  }

  @Test
  void aLateAnswerIsNotTakenForTheNext() {
    rig.delayAnswer(Duration.ofMillis(1250));
    CaptureHandle capture = capture(LONG);
    awaitState(LinkState.DEGRADED);
    rig.lay(RidgePicture.drawn(2));
    assertThat(captured(capture).pixels()).isEqualTo(RidgePicture.drawn(2));
    assertThat(rig.picturesAsked()).isEqualTo(1);
    rig.lift();
    assertThat(outcome(capture(SHORT))).isEqualTo(new NoFinger());
  }

  @Test
  void anIdleSensorThatFallsSilentIsFoundOut() {
    rig.loseAnswers(Integer.MAX_VALUE);
    awaitState(LinkState.DEGRADED);
    await().atMost(SOON).until(() -> !status().reachable());
    assertThat(status().lastError()).isPresent();
    assertThat(outcome(capture(LONG))).isEqualTo(new Failed(CaptureFailure.OFFLINE));
    rig.loseAnswers(0);
    awaitState(LinkState.ONLINE);
  }

  @Test
  void aSensorThatFallsSilentEndsTheCapture() {
    CaptureHandle capture = capture(LONG);
    await().until(() -> told.contains(new WaitingForFinger()));
    rig.loseAnswers(Integer.MAX_VALUE);
    assertThat(outcome(capture)).isEqualTo(new Failed(CaptureFailure.OFFLINE));
    rig.loseAnswers(0);
    awaitState(LinkState.ONLINE);
  }

  @Test
  void anUnpluggedSensorEndsTheCaptureAndComesBack() {
    rig.lay(RidgePicture.drawn(3));
    rig.unplugBefore(50);
    assertThat(outcome(capture(LONG))).isEqualTo(new Failed(CaptureFailure.OFFLINE));
    rig.plugIn();
    awaitState(LinkState.ONLINE);
    assertThat(captured(capture(LONG)).pixels()).isEqualTo(RidgePicture.drawn(3));
  }

  @Test
  void anIdleSensorThatIsUnpluggedIsNoticedAtOnce() {
    rig.unplug();
    await().atMost(Duration.ofSeconds(2)).until(() -> !status().reachable());
    rig.plugIn();
    awaitState(LinkState.ONLINE);
  }

  @Test
  void noiseAndPiecesDoNotMatter() {
    rig.lay(RidgePicture.drawn(4));
    rig.noise(true);
    rig.split(true);
    assertThat(captured(capture(LONG)).pixels()).isEqualTo(RidgePicture.drawn(4));
    assertThat(rig.picturesAsked()).isEqualTo(1);
  }

  @Test
  void aWrongPasswordKeepsItOffline() {
    lane.close();
    rig.password(0x1234);
    lane = rig.attach(log);
    await().atMost(SOON).until(() -> status().lastError().isPresent());
    assertThat(status().lastError()).hasValueSatisfying(e -> assertThat(e).contains("password"));
    assertThat(outcome(capture(LONG))).isEqualTo(new Failed(CaptureFailure.OFFLINE));
    rig.password(0);
    awaitState(LinkState.ONLINE);
  }

  @Test
  void aListenerThatFailsDoesNotHurt() {
    rig.lay(RidgePicture.drawn(5));
    CaptureHandle capture =
        sensor()
            .capture(
                LONG,
                _ -> {
                  throw new IllegalStateException("planted");
                });
    assertThat(captured(capture).pixels()).isEqualTo(RidgePicture.drawn(5));
  }

  @Test
  void closingEndsTheCaptureAndTheNextLaneFindsTheStep() {
    rig.lay(RidgePicture.drawn(6));
    rig.packetPause(SLOWLY);
    CaptureHandle capture = capture(LONG);
    awaitTransfer();
    FingerprintSensor closed = sensor();
    long begun = System.nanoTime();
    lane.close();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    assertThat(outcome(capture)).isEqualTo(new Failed(CaptureFailure.OFFLINE));
    assertThat(outcome(closed.capture(LONG, told::add)))
        .isEqualTo(new Failed(CaptureFailure.OFFLINE));
    lane = rig.attach(log);
    awaitState(LinkState.ONLINE);
    rig.packetPause(Duration.ZERO);
    rig.lay(RidgePicture.drawn(7));
    assertThat(captured(capture(LONG)).pixels()).isEqualTo(RidgePicture.drawn(7));
  }

  @Test
  void refusesTimesOutOfRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> capture(Duration.ofMillis(99)));
    assertThatIllegalArgumentException().isThrownBy(() -> capture(Duration.ofMinutes(6)));
  }

  private FingerprintSensor sensor() {
    return lane.fingerprintSensor().orElseThrow();
  }

  private CaptureHandle capture(Duration within) {
    return sensor().capture(within, told::add);
  }

  private void awaitTransfer() {
    await().atMost(SOON).until(() -> told.stream().anyMatch(Transferring.class::isInstance));
  }

  private static CaptureResult outcome(CaptureHandle capture) {
    CompletableFuture<CaptureResult> result = capture.result();
    await().atMost(LONG).until(result::isDone);
    return result.join();
  }

  private static FingerprintImage captured(CaptureHandle capture) {
    CaptureResult result = outcome(capture);
    assertThat(result).isInstanceOf(Captured.class);
    return ((Captured) result).image();
  }

  private DeviceStatus status() {
    return Objects.requireNonNull(lane.status().get(DeviceRole.FINGERPRINT_SENSOR));
  }

  private void awaitState(LinkState state) {
    await().atMost(SOON).until(() -> status().state() == state);
  }
}
