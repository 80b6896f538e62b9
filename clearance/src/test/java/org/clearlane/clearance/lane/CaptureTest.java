// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.FaceAcquisition.Acquired;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.Liveness;
import org.clearlane.clearance.FrameOutcome;
import org.clearlane.clearance.PassageId;
import org.clearlane.clearance.lane.Capture.Result;
import org.junit.jupiter.api.Test;

class CaptureTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Capture.Terms TERMS =
      new Capture.Terms(3, Duration.ofSeconds(1), 2, Duration.ofSeconds(20));

  private final PassageId passage = PassageId.random();
  private final Capture capture = new Capture(passage, TERMS, 0);

  @Test
  void asksForItsPassageWithItsNonceAlone() {
    assertThat(capture.isOf(passage, capture.nonce()) && capture.asks()).isTrue();
    assertThat(capture.isOf(PassageId.random(), capture.nonce())).isFalse();
    assertThat(capture.isOf(passage, "")).isFalse();
    assertThat(new Capture(passage, TERMS, 0).nonce()).isNotEqualTo(capture.nonce());
  }

  @Test
  void isOverWithTheLastFrameItWants() {
    assertThat(capture.take(0, frame(1), 1, 1)).isEqualTo(new FrameOutcome.Accepted(2));
    assertThat(capture.take(0, frame(2), 2, 2)).isEqualTo(new FrameOutcome.Accepted(1));
    assertThat(capture.left(2)).isPositive();
    assertThat(capture.take(0, frame(3), 3, 3)).isEqualTo(new FrameOutcome.Accepted(0));

    assertThat(capture.left(3)).isZero();
    assertThat(capture.asks()).isFalse();
    assertThat(capture.take(0, frame(4), 4, 4)).isEqualTo(new FrameOutcome.NotExpected());
    assertThat(((Result.Frames) capture.close()).frames()).hasSize(3);
  }

  @Test
  void waitsAWhileForTheFirstFrameAndShortlyForTheOthers() {
    assertThat(capture.left(5 * SECOND)).isEqualTo(Duration.ofSeconds(15));
    capture.take(0, frame(1), 5 * SECOND, 6 * SECOND);
    assertThat(capture.left(6 * SECOND)).isEqualTo(Duration.ofSeconds(1));
    assertThat(capture.left(8 * SECOND)).isZero();
  }

  @Test
  void decidesWithOneFrameWhereThereIsNoOther() {
    capture.take(0, frame(1), 7, 9);

    assertThat(capture.close())
        .isInstanceOfSatisfying(
            Result.Frames.class,
            frames -> {
              assertThat(frames.frames()).hasSize(1);
              assertThat(frames.lastNanos()).isEqualTo(7);
            });
  }

  @Test
  void putsFramesInTheOrderInWhichTheyArrived() {
    CapturedFrame first = frame(1);
    CapturedFrame second = frame(2);
    capture.take(0, second, 20, 30);
    capture.take(0, first, 10, 40);

    assertThat(capture.close()).isEqualTo(new Result.Frames(List.of(first, second), 20));
  }

  @Test
  void putsNumberedFramesInTheOrderOfTheirNumbers() {
    CapturedFrame first = frame(1);
    CapturedFrame second = frame(2);
    capture.take(8, second, 10, 30);
    capture.take(7, first, 20, 40);

    assertThat(capture.close()).isEqualTo(new Result.Frames(List.of(first, second), 20));
  }

  @Test
  void countsANumberedFrameOnceHoweverOftenItComes() {
    assertThat(capture.known(1)).isEmpty();
    FrameOutcome taken = capture.take(1, frame(1), 1, 1);
    FrameOutcome refused = capture.refuse(2, AcquisitionFailure.NO_FACE);
    assertThat(capture.take(1, frame(1), 2, 2)).isEqualTo(taken);
    assertThat(capture.refuse(2, AcquisitionFailure.BLURRED)).isEqualTo(refused);
    assertThat(capture.known(1)).hasValue(taken);
    assertThat(capture.asks()).isTrue();

    assertThat(((Result.Frames) capture.close()).frames()).hasSize(1);
    assertThat(capture.known(2)).as("also once it is over").hasValue(refused);
  }

  @Test
  void endsAfterTooManyUnusableFrames() {
    assertThat(capture.refuse(0, AcquisitionFailure.NO_FACE))
        .isEqualTo(new FrameOutcome.Unusable(AcquisitionFailure.NO_FACE));
    assertThat(capture.left(0)).isPositive();
    capture.refuse(0, AcquisitionFailure.NO_FACE);

    assertThat(capture.left(0)).isZero();
    assertThat(capture.close()).isEqualTo(new Result.NoUsableFace());
  }

  @Test
  void usesWhatItHasAfterTooManyUnusableFrames() {
    capture.take(0, frame(1), 1, 1);
    capture.refuse(0, AcquisitionFailure.BLURRED);
    capture.refuse(0, AcquisitionFailure.BLURRED);

    assertThat(capture.left(1)).isZero();
    assertThat(capture.close()).isInstanceOf(Result.Frames.class);
  }

  @Test
  void timesOutWithoutAFrame() {
    assertThat(capture.left(20 * SECOND)).isZero();
    assertThat(capture.close()).isEqualTo(new Result.TimedOut());
    assertThat(capture.take(0, frame(1), 1, 1)).isEqualTo(new FrameOutcome.NotExpected());
    assertThat(capture.refuse(0, AcquisitionFailure.NO_FACE))
        .isEqualTo(new FrameOutcome.NotExpected());
  }

  private static CapturedFrame frame(int number) {
    float[] values = new float[FaceTemplate.DIMENSION];
    values[number] = 1;
    return CapturedFrame.of(
        new Acquired(
            new FaceTemplate("model", values),
            new FaceQuality(60, 0.5, 0.2, 0.7, 0.99, 0.8),
            new Liveness(0.9),
            new FaceBox(0, 0, 10, 10)),
        new byte[] {(byte) number},
        Instant.EPOCH);
  }
}
