// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * When a person's fingers count as verified.
 *
 * @param rule how many of the enrolled fingers must match
 * @param fmr the false match rate of one verification, {@value #LEAST_FMR} to {@value #MOST_FMR}.
 *     The threshold of each comparison is derived from it so that the whole verification, with as
 *     many comparisons as the rule allows, keeps this rate. Further attempts by the same person add
 *     up: with three attempts the rate is at most three times as high
 */
public record FingerprintPolicy(FingerRule rule, double fmr) {
  /**
   * The smallest rate: four comparisons (two fingers of unknown position against two) then still
   * lie within the calibrated range.
   */
  public static final double LEAST_FMR = 1e-4;

  /** The largest rate: a hundred strangers, one passes. */
  public static final double MOST_FMR = 1e-2;

  /** How many of the enrolled fingers must match. */
  public enum FingerRule {
    /**
     * One finger that matches suffices. Each comparison is a chance to match falsely, and their
     * rates add up at worst, whatever their dependence: each comparison is judged at the rate
     * divided by the number of comparisons (at least the number of enrolled fingers, so that
     * offering the fingers one after the other gains nothing). Few genuine travellers are refused.
     */
    AT_LEAST_ONE,
    /**
     * Both enrolled fingers must match. Two false matches at once are at most as likely as either
     * alone, so each comparison is judged at the full rate (half of it where the positions of the
     * two probes are unknown and either order would do). No credit is taken for the independence of
     * two fingers, which nobody here has measured: the true rate is far lower. A genuine traveller
     * is refused if either finger fails, and one who enrolled a single finger always.
     */
    BOTH
  }

  /**
   * @throws IllegalArgumentException if the rate is out of range
   */
  public FingerprintPolicy {
    if (!(fmr >= LEAST_FMR && fmr <= MOST_FMR)) {
      throw new IllegalArgumentException(
          "the false match rate of a policy is from " + LEAST_FMR + " to " + MOST_FMR);
    }
  }
}
