// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.identification;

/**
 * How many events there may be on average where some were counted: the upper limit of a one-sided
 * confidence interval of 95 % for the mean of a Poisson distribution.
 */
final class PoissonLimit {
  /** The 95th percentile of the standard normal distribution. */
  private static final double Z = 1.6449;

  /** The approximation is up to 0.92 % low, for no event at all; a limit may be high only. */
  private static final double SLACK = 1.0093;

  /** Nothing was counted: three events on average would have shown (the rule of three). */
  static final double OF_NONE = ofCount(0);

  private PoissonLimit() {}

  /**
   * Half the 95th percentile of chi-square with {@code 2 (count + 1)} degrees of freedom, after
   * Wilson and Hilferty (1931).
   *
   * @param count 0 or more, also between whole numbers
   */
  static double ofCount(double count) {
    double k = count + 1;
    double root = 1 - 1 / (9 * k) + Z / (3 * Math.sqrt(k));
    return SLACK * k * root * root * root;
  }

  /**
   * The largest count whose limit is not above a mean: what may be seen at most, so that the mean
   * is shown to be no higher.
   *
   * @param mean at least {@link #OF_NONE}
   */
  static double countFor(double mean) {
    double low = 0;
    double high = mean;
    for (int i = 0; i < 200 && high - low > 1e-12 * high; i++) {
      double middle = (low + high) / 2;
      if (ofCount(middle) <= mean) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
