// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

/**
 * A rate that was measured, with its 95 % confidence interval.
 *
 * <p>Several trials with one subject tell less than as many with different ones. The interval
 * therefore counts how many independent trials would be as uncertain (Kish's effective sample size,
 * used in an interval for proportions as Korn and Graubard, 1998, do), and is that of Wilson (1927)
 * for so many.
 *
 * @param events how many trials were errors, or whatever is counted
 * @param trials how many there were
 * @param effectiveTrials how many independent ones they are worth, at most {@code trials}
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Estimate(long events, long trials, double effectiveTrials, double low, double high) {
  /** The 97.5th percentile of the standard normal distribution. */
  private static final double Z = 1.959964;

  /** With Wilson's interval. */
  public static Estimate of(long events, long trials, double effectiveTrials) {
    if (trials == 0) {
      return new Estimate(0, 0, 0, 0, 1);
    }
    double n = Math.clamp(effectiveTrials, 1, (double) trials);
    double p = (double) events / trials;
    double centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n);
    // Rounding may leave the interval a little beside a rate of 0 or 1.
    return new Estimate(
        events, trials, n, Math.clamp(centre - half, 0, p), Math.clamp(centre + half, p, 1.0));
  }

  /** The rate; 0 where there was no trial. */
  public double value() {
    return trials == 0 ? 0 : (double) events / trials;
  }

  /** The same trials, counted by what was no event. */
  public Estimate complement() {
    return new Estimate(trials - events, trials, effectiveTrials, 1 - high, 1 - low);
  }

  /** Whether the interval holds a rate. */
  public boolean holds(double rate) {
    return low <= rate && rate <= high;
  }
}
