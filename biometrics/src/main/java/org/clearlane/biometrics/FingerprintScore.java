// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * The similarity of two fingerprints.
 *
 * @param value from 0 without an upper bound, higher is more alike; ten more make a false match ten
 *     times rarer, see {@link FingerprintMatcher#thresholdAtFmr}
 */
public record FingerprintScore(double value) {
  /**
   * @throws IllegalArgumentException if the value is negative, infinite or NaN
   */
  public FingerprintScore {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a fingerprint score is 0 or more");
    }
  }

  /** Whether the score is at or above a threshold. */
  public boolean reaches(double threshold) {
    return value >= threshold;
  }
}
