// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * The cosine similarity of two face templates.
 *
 * @param value from -1 to 1, higher is more alike; see {@link FaceMatcher#thresholdAtFmr}
 */
public record ComparisonScore(double value) {
  /**
   * @throws IllegalArgumentException if the value is not from -1 to 1
   */
  public ComparisonScore {
    if (!(value >= -1 && value <= 1)) {
      throw new IllegalArgumentException("a comparison score takes -1 to 1");
    }
  }

  /** Whether the score is at or above a threshold. */
  public boolean reaches(double threshold) {
    return value >= threshold;
  }
}
