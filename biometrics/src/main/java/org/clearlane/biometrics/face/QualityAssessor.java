// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.QualityAspect;
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

  private QualityAssessor() {}

  /**
   * @param face aligned by the shape's landmarks
   * @param shape the landmarks in any frame of reference of the picture
   * @param framing where the face lies in the picture
   * @param rival the next face's prominence in parts of this one's
   */
  static FaceQuality assess(
      RgbPlanes face, FaceShape shape, Framing framing, double rival, double detectionScore) {
    AlignedFace aligned = AlignedFace.of(face);
    Landmarks landmarks = shape.landmarks();
    FaceLight light = FaceLight.of(aligned);
    HeadPose pose = HeadPose.of(shape);
    FaceShape alignedShape =
        shape.mapped(Similarity.leastSquares(landmarks.points(), FaceAligner.REFERENCE));
    Map<QualityAspect, Double> values = new EnumMap<>(QualityAspect.class);
    values.put(QualityAspect.OTHER_FACES, rival);
    values.put(QualityAspect.EYE_DISTANCE, landmarks.eyeDistance());
    values.put(QualityAspect.FACE_SHARE, framing.share());
    values.put(QualityAspect.EDGE_MARGIN, framing.edgeMargin());
    values.put(QualityAspect.CENTRE_OFFSET, framing.centreOffset());
    values.put(QualityAspect.EYES_UNCOVERED, FaceCover.eyesUncovered(aligned));
    values.put(QualityAspect.MOUTH_UNCOVERED, FaceCover.mouthUncovered(aligned));
    values.put(QualityAspect.BRIGHTNESS, light.brightness());
    values.put(QualityAspect.DARK_SHARE, light.darkShare());
    values.put(QualityAspect.BRIGHT_SHARE, light.brightShare());
    values.put(QualityAspect.LIGHT_BALANCE, light.balance());
    values.put(QualityAspect.CONTRAST, light.contrast());
    values.put(QualityAspect.YAW, pose.yaw());
    values.put(QualityAspect.PITCH, pose.pitch());
    values.put(QualityAspect.ROLL, pose.roll());
    values.put(QualityAspect.SHARPNESS, light.sharpness());
    values.put(QualityAspect.STEADINESS, light.steadiness());
    values.put(QualityAspect.EYES_OPEN, Expression.eyesOpen(aligned, alignedShape));
    values.put(QualityAspect.MOUTH_OPENING, Expression.mouthOpening(shape));
    values.put(QualityAspect.DETECTION, detectionScore);
    return new FaceQuality(values, FrameRank.of(values, pose));
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
}
