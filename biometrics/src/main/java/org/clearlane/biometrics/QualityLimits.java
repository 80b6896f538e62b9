// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.clearlane.biometrics.QualityLimit.atLeast;
import static org.clearlane.biometrics.QualityLimit.atMost;
import static org.clearlane.biometrics.QualityLimit.within;

import java.util.Optional;

/** What each purpose asks of each aspect, and what to do where it is not met. */
final class QualityLimits {
  private QualityLimits() {}

  static QualityMeasure measure(CapturePurpose purpose, QualityAspect aspect, double value) {
    QualityLimit limit =
        switch (purpose) {
          case LANE -> lane(aspect);
          case ENROLMENT -> enrolment(aspect);
        };
    Optional<CaptureHint> hint =
        limit.holds(value) ? Optional.empty() : Optional.of(hint(aspect, value < limit.low()));
    return new QualityMeasure(aspect, value, limit, hint);
  }

  private static QualityLimit lane(QualityAspect aspect) {
    return switch (aspect) {
      case OTHER_FACES -> atMost(0.4);
      case EYE_DISTANCE -> atLeast(35);
      case FACE_SHARE -> atMost(0.8);
      case EDGE_MARGIN -> atLeast(0);
      case CENTRE_OFFSET -> atMost(0.35);
      case EYES_UNCOVERED -> atLeast(-0.9);
      case MOUTH_UNCOVERED -> atLeast(-0.15);
      case BRIGHTNESS -> new QualityLimit(0.15, 0.85);
      case DARK_SHARE -> atMost(0.3);
      case BRIGHT_SHARE -> atMost(0.2);
      case LIGHT_BALANCE -> within(1.1);
      case CONTRAST -> atLeast(0.05);
      case YAW, PITCH, ROLL -> within(20);
      case SHARPNESS -> atLeast(0.14);
      case STEADINESS -> atLeast(0.075);
      case EYES_OPEN -> atLeast(0.15);
      case MOUTH_OPENING -> atMost(0.8);
      case DETECTION -> atLeast(0.9);
    };
  }

  private static QualityLimit enrolment(QualityAspect aspect) {
    return lane(aspect);
  }

  private static CaptureHint hint(QualityAspect aspect, boolean low) {
    return switch (aspect) {
      case OTHER_FACES -> CaptureHint.ONE_PERSON_ONLY;
      case EYE_DISTANCE -> CaptureHint.STEP_CLOSER;
      case FACE_SHARE -> CaptureHint.STEP_BACK;
      case EDGE_MARGIN, CENTRE_OFFSET -> CaptureHint.MOVE_TO_CENTRE;
      case EYES_UNCOVERED, MOUTH_UNCOVERED -> CaptureHint.UNCOVER_FACE;
      case BRIGHTNESS -> low ? CaptureHint.MORE_LIGHT : CaptureHint.LESS_LIGHT;
      case DARK_SHARE, CONTRAST -> CaptureHint.MORE_LIGHT;
      case BRIGHT_SHARE -> CaptureHint.LESS_LIGHT;
      case LIGHT_BALANCE -> CaptureHint.EVEN_LIGHT;
      case YAW, PITCH, DETECTION -> CaptureHint.LOOK_AT_CAMERA;
      case ROLL -> CaptureHint.HOLD_HEAD_UPRIGHT;
      case SHARPNESS, STEADINESS -> CaptureHint.HOLD_STILL;
      case EYES_OPEN -> CaptureHint.OPEN_EYES;
      case MOUTH_OPENING -> CaptureHint.CLOSE_MOUTH;
    };
  }
}
