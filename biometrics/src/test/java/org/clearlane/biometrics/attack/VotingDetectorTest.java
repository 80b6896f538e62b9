// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.clearlane.biometrics.CapturedFrame;
import org.clearlane.biometrics.PadPolicy;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.biometrics.PadVote;
import org.clearlane.biometrics.PadVote.Finding;
import org.clearlane.biometrics.PadVote.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VotingDetectorTest {
  private final Scenes scenes = new Scenes(5);
  private final VotingDetector detector = detector(PadPolicy.ADVISORY);
  private int files;

  private static VotingDetector detector(PadPolicy policy) {
    return new VotingDetector(policy, PadLimits.defaults());
  }

  private CapturedFrame live(double dx, double turn) {
    return Scenes.frame(scenes.seen(dx, turn, 1), 0.98, 1, "file " + files++);
  }

  private List<CapturedFrame> bonaFide() {
    return List.of(live(0, 0), live(0.7, 1.2), live(-0.5, -0.8));
  }

  private static List<Kind> suspicious(PadVerdict verdict) {
    return found(verdict, Finding.SUSPICIOUS);
  }

  private static List<Kind> found(PadVerdict verdict, Finding finding) {
    return verdict.votes().stream()
        .filter(vote -> vote.finding() == finding)
        .map(PadVote::kind)
        .toList();
  }

  @Test
  void aHeadThatTurnsALittleIsNotSuspicious() {
    PadVerdict verdict = detector.judge(bonaFide());

    assertThat(verdict).isInstanceOf(PadVerdict.Unsuspicious.class);
    assertThat(verdict.votes()).extracting(PadVote::kind).containsExactly(Kind.values());
    assertThat(found(verdict, Finding.PASSED)).containsExactly(Kind.values());
  }

  @Test
  void aSingleFrameHasNoVotesOnMotion() {
    PadVerdict verdict = detector.judge(List.of(live(0, 0)));

    assertThat(verdict).isInstanceOf(PadVerdict.Unsuspicious.class);
    assertThat(found(verdict, Finding.NOT_AVAILABLE))
        .containsExactly(Kind.MOTION, Kind.PARALLAX, Kind.SIZE, Kind.IDENTITY);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFER", "REFUSE"})
  void aSingleFrameIsNotEnoughWhereItMatters(PadPolicy policy) {
    PadVerdict verdict = detector(policy).judge(List.of(live(0, 0)));

    assertThat(verdict).isInstanceOfAny(PadVerdict.Refer.class, PadVerdict.Recapture.class);
  }

  @Test
  void whatMovesLikeASheetOfPaperIsSuspicious() {
    assertThat(suspicious(detector.judge(List.of(live(0, 0), live(1.5, 0), live(-1.2, 0)))))
        .containsExactly(Kind.PARALLAX);
  }

  @Test
  void whatDoesNotMoveAtAllIsSuspicious() {
    assertThat(suspicious(detector.judge(List.of(live(0, 0), live(0, 0), live(0, 0)))))
        .containsExactly(Kind.MOTION);
  }

  @Test
  void lowLivenessIsSuspiciousWhereAllFramesAgree() {
    List<CapturedFrame> low =
        List.of(
            Scenes.frame(scenes.seen(0, 0, 1), 0.01, 1, "a"),
            Scenes.frame(scenes.seen(0.7, 1.2, 1), 0.02, 1, "b"));
    assertThat(suspicious(detector.judge(low))).containsExactly(Kind.LIVENESS);
    List<CapturedFrame> mixed =
        List.of(
            Scenes.frame(scenes.seen(5, 0, 1), 0.01, 1, "c"),
            Scenes.frame(scenes.seen(5.7, 1.2, 1), 0.9, 1, "d"));
    assertThat(suspicious(detector.judge(mixed))).isEmpty();
  }

  @Test
  void anotherPersonsFrameIsSuspicious() {
    List<CapturedFrame> swapped =
        List.of(live(0, 0), Scenes.frame(scenes.seen(0.7, 1.2, 1), 0.98, 2, "other"));
    assertThat(suspicious(detector.judge(swapped))).containsExactly(Kind.IDENTITY);
  }

  @Test
  void framesOfAnEarlierCaptureAreKnownAgain() {
    List<CapturedFrame> frames = bonaFide();
    detector.judge(frames);
    detector.judge(List.of(live(9, 3), live(10, 5)));

    assertThat(suspicious(detector.judge(frames))).containsExactly(Kind.REPLAY);
  }

  @Test
  void framesOfAnEarlierCaptureAreKnownThoughTheirFilesDiffer() {
    CapturedFrame first = live(0, 0);
    detector.judge(List.of(first, live(0.7, 1.2)));
    CapturedFrame again =
        Scenes.frame(first.trace().orElseThrow(), 0.97, 1, "the same pixels in another file");

    assertThat(suspicious(detector.judge(List.of(again, live(4, 2))))).containsExactly(Kind.REPLAY);
  }

  @Test
  void anotherDetectorKnowsNothingOfThem() {
    List<CapturedFrame> frames = bonaFide();
    detector.judge(frames);

    assertThat(suspicious(detector(PadPolicy.ADVISORY).judge(frames))).isEmpty();
  }

  @Test
  void theSameFileTwiceInOneCaptureIsSuspicious() {
    CapturedFrame frame = live(0, 0);
    assertThat(suspicious(detector.judge(List.of(frame, live(0.7, 1.2), frame))))
        .contains(Kind.REPLAY);
  }

  @Test
  void thePolicySaysWhatFollows() {
    List<CapturedFrame> still = List.of(live(0, 0), live(0, 0));
    assertThat(detector.judge(still)).isInstanceOf(PadVerdict.Noted.class);
    assertThat(detector(PadPolicy.REFER).judge(still)).isInstanceOf(PadVerdict.Refer.class);
    assertThat(detector(PadPolicy.REFUSE).judge(still)).isInstanceOf(PadVerdict.Recapture.class);
    assertThat(detector(PadPolicy.REFUSE).judge(bonaFide()))
        .isInstanceOf(PadVerdict.Unsuspicious.class);
  }

  @Test
  void takesOneToTwentyFrames() {
    assertThatIllegalArgumentException().isThrownBy(() -> detector.judge(List.of()));
    List<CapturedFrame> many = Collections.nCopies(21, live(0, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> detector.judge(many));
  }
}
