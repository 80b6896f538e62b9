// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.Map;
import org.clearlane.biometrics.QualityAspect;

/** The overall quality by which the frames of one capture are ordered. */
final class FrameRank {
  private FrameRank() {}

  static double of(Map<QualityAspect, Double> values, double misfit) {
    return Math.exp(-misfit) * values.getOrDefault(QualityAspect.DETECTION, 0.0);
  }
}
