// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.Map;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.QualityAspect;

/**
 * The overall quality by which the frames of one capture are ordered: how much of a genuine score
 * each shortcoming costs, added up. The costs follow a non-negative least squares fit over the mean
 * genuine scores of 2,048 news photographs of people with three and more, each against the person's
 * own mean (correlation 0.38), together with 324 bursts of portraits that were turned, bent,
 * smeared, defocused, darkened or covered; rounded, and never 0 for what a portrait must not show.
 */
final class FrameRank {
  /** Makes the differences between usual frames visible in two digits; changes no order. */
  private static final double SPREAD = 3;

  private FrameRank() {}

  /**
   * @param values all aspects
   * @return 0 to 1
   */
  static double of(Map<QualityAspect, Double> values, HeadPose pose) {
    double cost =
        0.03 * square(pose.yaw() / 20)
            + 0.025 * square((pose.pitch() + 3) / 20)
            + 0.01 * square(pose.roll() / 20)
            // Nearly always over 0.99: what is left to 1 tells faces that are hardly ones.
            + 1.1 * Math.sqrt(1 - get(values, QualityAspect.DETECTION))
            + 0.03 * fallShort(get(values, QualityAspect.EYE_DISTANCE), 50)
            + 0.15
                * fallShort(
                    get(values, QualityAspect.EYE_DISTANCE), FaceQuality.RELIABLE_EYE_DISTANCE)
            + 0.085 * square(fallShort(get(values, QualityAspect.STEADINESS), 0.2))
            + 0.2 * Math.max(0, 0.4 - get(values, QualityAspect.BRIGHTNESS))
            + 0.2 * Math.max(0, get(values, QualityAspect.BRIGHTNESS) - 0.6)
            + 0.3 * get(values, QualityAspect.BRIGHT_SHARE)
            + 0.06 * Math.max(0, -0.3 - get(values, QualityAspect.EYES_UNCOVERED))
            + 0.1 * Math.max(0, 0.1 - get(values, QualityAspect.MOUTH_UNCOVERED))
            + 0.04 * (1 - get(values, QualityAspect.EYES_OPEN))
            + 0.02 * Math.max(0, get(values, QualityAspect.MOUTH_OPENING) - 0.1);
    return Math.exp(-SPREAD * cost);
  }

  private static double get(Map<QualityAspect, Double> values, QualityAspect aspect) {
    return values.getOrDefault(aspect, 0.0);
  }

  /** The natural logarithm of how much is missing, up to a hundredfold. */
  private static double fallShort(double value, double wanted) {
    return Math.log(wanted / Math.clamp(value, wanted / 100, wanted));
  }

  /** Bounded, so that one estimate gone wrong does not outweigh everything else. */
  private static double square(double value) {
    return Math.min(6, value * value);
  }
}
