// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.Optional;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.image.RgbPlanes;

/** Measures an aligned face and says whether it is too poor to be compared. */
final class QualityAssessor {
  private static final double LEAST_EYE_DISTANCE = 18;
  private static final double LEAST_BRIGHTNESS = 0.06;
  private static final double MOST_BRIGHTNESS = 0.95;
  private static final double LEAST_SHARPNESS = 0.01;

  /** The part of the aligned face that is skin on everybody: from brows to chin, cheek to cheek. */
  private static final int LEFT = 24;

  private static final int RIGHT = 88;
  private static final int TOP = 36;
  private static final int BOTTOM = 108;

  private QualityAssessor() {}

  static FaceQuality assess(RgbPlanes face, Landmarks landmarks, double detectionScore) {
    float[] luma = face.luma();
    int side = face.width();
    double sum = 0;
    double squares = 0;
    double detail = 0;
    int count = (RIGHT - LEFT) * (BOTTOM - TOP);
    for (int y = TOP; y < BOTTOM; y++) {
      for (int x = LEFT; x < RIGHT; x++) {
        int i = y * side + x;
        double value = luma[i] / 255.0;
        sum += value;
        squares += value * value;
        double laplacian =
            (luma[i - 1] + luma[i + 1] + luma[i - side] + luma[i + side] - 4 * luma[i]) / 255.0;
        detail += laplacian * laplacian;
      }
    }
    double brightness = sum / count;
    double contrast = Math.sqrt(Math.max(0, squares / count - brightness * brightness));
    double sharpness = contrast == 0 ? 0 : Math.min(1, Math.sqrt(detail / count) / contrast);
    double eyeDistance = landmarks.eyeDistance();
    double overall = 0;
    return new FaceQuality(eyeDistance, brightness, contrast, sharpness, detectionScore, overall);
  }

  static Optional<AcquisitionFailure> failure(FaceQuality quality) {
    if (quality.eyeDistancePixels() < LEAST_EYE_DISTANCE) {
      return Optional.of(AcquisitionFailure.FACE_TOO_SMALL);
    }
    if (quality.brightness() < LEAST_BRIGHTNESS) {
      return Optional.of(AcquisitionFailure.TOO_DARK);
    }
    if (quality.brightness() > MOST_BRIGHTNESS) {
      return Optional.of(AcquisitionFailure.TOO_BRIGHT);
    }
    if (quality.sharpness() < LEAST_SHARPNESS) {
      return Optional.of(AcquisitionFailure.BLURRED);
    }
    return Optional.empty();
  }
}
