// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.clearlane.biometrics.FingerprintPolicy;
import org.clearlane.biometrics.FingerprintVerification;
import org.clearlane.biometrics.FingerprintVerification.Comparison;
import org.clearlane.biometrics.FingerprintVerification.FingerMissing;
import org.clearlane.biometrics.FingerprintVerification.Matched;
import org.clearlane.biometrics.FingerprintVerification.NotMatched;

/**
 * Decides a verification from the scores of all comparisons that positions allow.
 *
 * <p>Only Boole's inequality is used: the rate of "one of n" is at most n times the rate of one,
 * the rate of "both" at most that of either. Both hold for dependent fingers.
 *
 * @param thresholdAtFmr the threshold of one comparison for a false match rate
 */
record PolicyJudge(DoubleUnaryOperator thresholdAtFmr) {

  /**
   * @param probes how many fingers were presented
   * @param enrolled how many the reference has
   */
  FingerprintVerification judge(
      int probes, int enrolled, List<Comparison> comparisons, FingerprintPolicy policy) {
    return switch (policy.rule()) {
      case AT_LEAST_ONE -> judgeAny(enrolled, comparisons, policy.fmr());
      case BOTH -> judgeBoth(probes, enrolled, comparisons, policy.fmr());
    };
  }

  private FingerprintVerification judgeAny(int enrolled, List<Comparison> comparisons, double fmr) {
    if (comparisons.isEmpty()) {
      return new FingerMissing();
    }
    int chances = Math.max(comparisons.size(), enrolled);
    double threshold = thresholdAtFmr.applyAsDouble(fmr / chances);
    boolean matched = comparisons.stream().anyMatch(c -> c.score().reaches(threshold));
    return verdict(matched, threshold, comparisons);
  }

  private FingerprintVerification judgeBoth(
      int probes, int enrolled, List<Comparison> comparisons, double fmr) {
    List<List<Comparison>> ways = new ArrayList<>();
    if (probes == 2 && enrolled == 2) {
      for (Comparison one : comparisons) {
        for (Comparison other : comparisons) {
          if (one.probe() < other.probe() && one.reference() != other.reference()) {
            ways.add(List.of(one, other));
          }
        }
      }
    }
    if (ways.isEmpty()) {
      return new FingerMissing();
    }
    double threshold = thresholdAtFmr.applyAsDouble(fmr / ways.size());
    boolean matched =
        ways.stream().anyMatch(way -> way.stream().allMatch(c -> c.score().reaches(threshold)));
    return verdict(matched, threshold, comparisons);
  }

  private static FingerprintVerification verdict(
      boolean matched, double threshold, List<Comparison> comparisons) {
    return matched ? new Matched(threshold, comparisons) : new NotMatched(threshold, comparisons);
  }
}
