// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.List;
import org.clearlane.evaluation.statistics.Estimate;

/**
 * One threshold of one-to-one comparison.
 *
 * @param asked the false match rate asked for
 * @param threshold as a code
 * @param supported whether there were enough pairs of subjects to see so low a rate: by the rule of
 *     three, one that was never seen among n independent comparisons may be up to 3 / n
 * @param fmr false match rate at the threshold
 * @param fnmr false non-match rate at the threshold; the interval takes the threshold as given
 */
public record RatePoint(
    double asked, int threshold, boolean supported, Estimate fmr, Estimate fnmr) {
  private static final int RULE_OF_THREE = 3;

  /** The points of these very comparisons: the lowest thresholds with the rates asked for. */
  public static List<RatePoint> measured(Verification verification, List<Double> rates) {
    return rates.stream()
        .map(rate -> at(verification, rate, verification.curve().threshold(rate)))
        .toList();
  }

  /** What a threshold that was chosen for a rate comes to on these comparisons. */
  public static RatePoint at(Verification verification, double rate, int threshold) {
    Partition whole = Partition.whole(verification.plan().cohort());
    long pairs = NonMatedCount.of(verification.plan(), whole, 0).pairs();
    return new RatePoint(
        rate,
        threshold,
        pairs * rate >= RULE_OF_THREE,
        verification.fmr(threshold, whole, 0),
        verification.fnmr(threshold, whole, 0));
  }

  /** The share of mated comparisons that match (true acceptance or true match rate). */
  public Estimate tar() {
    return fnmr.complement();
  }
}
