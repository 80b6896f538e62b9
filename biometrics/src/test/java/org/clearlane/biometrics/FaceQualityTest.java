// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.clearlane.biometrics.CapturePurpose.ENROLMENT;
import static org.clearlane.biometrics.CapturePurpose.LANE;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaceQualityTest {
  /** A value of each aspect that every purpose accepts. */
  private static final Map<QualityAspect, Double> GOOD =
      Map.ofEntries(
          Map.entry(QualityAspect.OTHER_FACES, 0.0),
          Map.entry(QualityAspect.EYE_DISTANCE, 120.0),
          Map.entry(QualityAspect.FACE_SHARE, 0.5),
          Map.entry(QualityAspect.EDGE_MARGIN, 0.4),
          Map.entry(QualityAspect.CENTRE_OFFSET, 0.05),
          Map.entry(QualityAspect.EYES_UNCOVERED, 0.1),
          Map.entry(QualityAspect.MOUTH_UNCOVERED, 0.3),
          Map.entry(QualityAspect.BRIGHTNESS, 0.5),
          Map.entry(QualityAspect.DARK_SHARE, 0.0),
          Map.entry(QualityAspect.BRIGHT_SHARE, 0.0),
          Map.entry(QualityAspect.LIGHT_BALANCE, 0.0),
          Map.entry(QualityAspect.YAW, 1.0),
          Map.entry(QualityAspect.PITCH, -1.0),
          Map.entry(QualityAspect.ROLL, 1.0),
          Map.entry(QualityAspect.SHARPNESS, 0.6),
          Map.entry(QualityAspect.STEADINESS, 0.3),
          Map.entry(QualityAspect.CONTRAST, 0.15),
          Map.entry(QualityAspect.EYES_OPEN, 0.9),
          Map.entry(QualityAspect.MOUTH_OPENING, 0.05),
          Map.entry(QualityAspect.DETECTION, 0.999));

  private static FaceQuality quality(Map<QualityAspect, Double> changed) {
    Map<QualityAspect, Double> values = new EnumMap<>(GOOD);
    values.putAll(changed);
    return new FaceQuality(values, 0.8);
  }

  private static Optional<CaptureHint> hint(QualityAspect aspect, double value) {
    return quality(Map.of(aspect, value)).hint(LANE);
  }

  @ParameterizedTest
  @EnumSource
  void asksForNothingIfAllIsGood(CapturePurpose purpose) {
    FaceQuality good = quality(Map.of());

    assertThat(good.hint(purpose)).isEmpty();
    assertThat(good.measures(purpose))
        .hasSize(QualityAspect.values().length)
        .allMatch(QualityMeasure::met);
  }

  @ParameterizedTest
  @CsvSource({
    "OTHER_FACES, 0.5, ONE_PERSON_ONLY",
    "EYE_DISTANCE, 15, STEP_CLOSER",
    "FACE_SHARE, 0.95, STEP_BACK",
    "EDGE_MARGIN, -0.1, MOVE_TO_CENTRE",
    "CENTRE_OFFSET, 0.45, MOVE_TO_CENTRE",
    "EYES_UNCOVERED, -1.2, UNCOVER_FACE",
    "MOUTH_UNCOVERED, -0.4, UNCOVER_FACE",
    "BRIGHTNESS, 0.1, MORE_LIGHT",
    "BRIGHTNESS, 0.9, LESS_LIGHT",
    "DARK_SHARE, 0.4, MORE_LIGHT",
    "BRIGHT_SHARE, 0.2, LESS_LIGHT",
    "LIGHT_BALANCE, 1.3, EVEN_LIGHT",
    "LIGHT_BALANCE, -1.3, EVEN_LIGHT",
    "YAW, 35, LOOK_AT_CAMERA",
    "YAW, -35, LOOK_AT_CAMERA",
    "PITCH, 25, LOOK_AT_CAMERA",
    "PITCH, -40, LOOK_AT_CAMERA",
    "ROLL, 25, HOLD_HEAD_UPRIGHT",
    "SHARPNESS, 0.08, HOLD_STILL",
    "STEADINESS, 0.05, HOLD_STILL",
    "CONTRAST, 0.03, MORE_LIGHT",
    "EYES_OPEN, 0, OPEN_EYES",
    "MOUTH_OPENING, 0.9, CLOSE_MOUTH",
    "DETECTION, 0.7, LOOK_AT_CAMERA"
  })
  void asksForWhatWouldHelp(QualityAspect aspect, double value, CaptureHint expected) {
    assertThat(hint(aspect, value)).contains(expected);
  }

  @Test
  void asksFirstForWhatChangesEverythingElse() {
    FaceQuality far =
        quality(Map.of(QualityAspect.EYES_OPEN, 0.0, QualityAspect.EYE_DISTANCE, 12.0));

    assertThat(far.hint(LANE)).contains(CaptureHint.STEP_CLOSER);
    assertThat(far.measures(LANE).subList(0, 2).stream().map(QualityMeasure::aspect))
        .containsExactly(QualityAspect.EYE_DISTANCE, QualityAspect.EYES_OPEN);
    assertThat(far.measures(LANE).subList(2, 20)).allMatch(QualityMeasure::met);
  }

  @ParameterizedTest
  @EnumSource
  void anEnrolmentAsksForNoLessThanALane(QualityAspect aspect) {
    QualityLimit lane = QualityLimits.measure(LANE, aspect, 0).limit();
    QualityLimit enrolment = QualityLimits.measure(ENROLMENT, aspect, 0).limit();

    assertThat(enrolment.low()).isGreaterThanOrEqualTo(lane.low());
    assertThat(enrolment.high()).isLessThanOrEqualTo(lane.high());
  }

  @Test
  void judgesOnlyWhatWasMeasured() {
    FaceQuality basic = new FaceQuality(60, 0.5, 0.2, 0.7, 0.999, 0.8);

    assertThat(basic.hint(LANE)).isEmpty();
    assertThat(basic.measures(LANE)).hasSize(5);
    assertThat(basic.value(QualityAspect.YAW)).isEmpty();
    assertThat(basic.eyeDistancePixels()).isEqualTo(60);
    assertThat(basic.brightness()).isEqualTo(0.5);
    assertThat(basic.contrast()).isEqualTo(0.2);
    assertThat(basic.sharpness()).isEqualTo(0.7);
    assertThat(basic.detectionScore()).isEqualTo(0.999);
  }

  @Test
  void refusesValuesThatMeanNothing() {
    Map<QualityAspect, Double> lacking = new EnumMap<>(GOOD);
    lacking.remove(QualityAspect.SHARPNESS);

    assertThatIllegalArgumentException().isThrownBy(() -> new FaceQuality(lacking, 0.5));
    assertThatIllegalArgumentException().isThrownBy(() -> new FaceQuality(GOOD, 1.1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> quality(Map.of(QualityAspect.YAW, Double.NaN)));
    assertThatIllegalArgumentException().isThrownBy(() -> new QualityLimit(1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new QualityMeasure(
                    QualityAspect.YAW,
                    0,
                    QualityLimit.within(5),
                    Optional.of(CaptureHint.OPEN_EYES)));
  }

  @Test
  void keepsItsOwnValues() {
    Map<QualityAspect, Double> values = new EnumMap<>(GOOD);
    FaceQuality quality = new FaceQuality(values, 0.5);
    values.put(QualityAspect.YAW, 90.0);

    assertThat(quality.value(QualityAspect.YAW)).hasValue(1);
  }

  @Test
  void aFailureToAcquireSaysWhatWouldHelpIfAnythingDoes() {
    assertThat(hintsOf(AcquisitionFailure.NO_FACE, AcquisitionFailure.FACE_TOO_SMALL))
        .containsExactly(CaptureHint.LOOK_AT_CAMERA, CaptureHint.STEP_CLOSER);
    assertThat(hintsOf(AcquisitionFailure.NOT_READY, AcquisitionFailure.UNREADABLE_IMAGE))
        .isEmpty();
  }

  private static List<CaptureHint> hintsOf(AcquisitionFailure... failures) {
    return List.of(failures).stream()
        .map(FaceAcquisition.NotAcquired::new)
        .flatMap(none -> none.hint(LANE).stream())
        .toList();
  }
}
