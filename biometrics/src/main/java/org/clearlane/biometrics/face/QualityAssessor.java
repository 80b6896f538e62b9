// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.Optional;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.image.RgbPlanes;

/**
 * Measures an aligned face and says whether it is too poor to be compared. The limits were set by
 * degrading official portraits step by step and comparing them with other portraits of the same
 * people; they lie outside what 749 portraits and 4,873 news photographs show.
 */
final class QualityAssessor {
  /**
   * All portraits of the same people that fail to match have eyes less than 14 pixels apart, but
   * most of that size do match. Raising it costs captures: at 18 it is 6 % of small portraits.
   */
  private static final double LEAST_EYE_DISTANCE = 9;

  /** At 0.06 nine of ten still match, below it the detector finds hardly any. */
  private static final double LEAST_BRIGHTNESS = 0.05;

  /** At 0.97, overexposed threefold, half of the faces match no more. */
  private static final double MOST_BRIGHTNESS = 0.95;

  /**
   * At 0.075 seven of ten still match, at 0.057 one in six. News photographs begin at 0.056, one in
   * a thousand is under 0.11. Blur in one direction is hardly noticed.
   */
  private static final double LEAST_SHARPNESS = 0.06;

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
    int count = (RIGHT - LEFT) * (BOTTOM - TOP);
    double brightness = Math.clamp(sum / count, 0.0, 1.0);
    double contrast = Math.sqrt(Math.max(0, squares / count - brightness * brightness));
    double sharpness = contrast < 1e-6 ? 0 : Math.min(1, Math.sqrt(detail / count) / contrast);
    double eyes = landmarks.eyeDistance();
    double overall =
        overall(eyes, brightness, contrast, sharpness, landmarks.frontality()) * detectionScore;
    return new FaceQuality(eyes, brightness, contrast, sharpness, detectionScore, overall);
  }

  /** Why the face is too poor, if it is. */
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

  /** Why no face was found, if it is the light: the detector sees nothing in the dark. */
  static AcquisitionFailure failureWithoutFace(RgbImage image) {
    long sum = 0;
    for (int pixel : image.pixels()) {
      sum += 299 * (pixel >> 16 & 0xff) + 587 * (pixel >> 8 & 0xff) + 114 * (pixel & 0xff);
    }
    double brightness = sum / (255_000.0 * image.pixels().length);
    if (brightness < LEAST_BRIGHTNESS) {
      return AcquisitionFailure.TOO_DARK;
    }
    return brightness > MOST_BRIGHTNESS
        ? AcquisitionFailure.TOO_BRIGHT
        : AcquisitionFailure.NO_FACE;
  }

  /**
   * The geometric mean of what each property adds, so that one bad property is not made good by the
   * others. Each saturates where the score of a portrait no longer rises with it.
   */
  private static double overall(
      double eyes, double brightness, double contrast, double sharpness, double frontality) {
    double size = Math.min(1, eyes / 60);
    double exposure = Math.clamp(1 - (Math.abs(brightness - 0.5) - 0.2) / 0.3, 0.0, 1.0);
    double product =
        size * exposure * Math.min(1, contrast / 0.08) * Math.min(1, sharpness / 0.4) * frontality;
    return Math.pow(product, 0.2);
  }
}
