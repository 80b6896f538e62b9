// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.clearlane.evaluation.comparison.NonMatedCount;
import org.clearlane.evaluation.comparison.Partition;
import org.clearlane.evaluation.comparison.RatePoint;
import org.clearlane.evaluation.comparison.Verification;

/** The false match rates at which figures are given. */
final class Rates {
  /** Of tables, highest first. */
  static final List<Double> ASKED = List.of(1e-2, 1e-3, 1e-4, 1e-5, 1e-6);

  /** Of parts: lower ones are seldom supported by a part. */
  static final List<Double> BREAKDOWN = List.of(1e-3, 1e-4);

  private Rates() {}

  static List<Integer> codes(Verification verification) {
    return BREAKDOWN.stream().map(rate -> verification.curve().threshold(rate)).toList();
  }

  static long subjectPairs(Verification verification) {
    Partition whole = Partition.whole(verification.plan().cohort());
    return NonMatedCount.of(verification.plan(), whole, 0).pairs();
  }

  /**
   * What the thresholds of the product come to, where its calibration has the rate and the false
   * matches of these comparisons are known from there on.
   *
   * @param thresholdAtFmr throws {@link IllegalArgumentException} where the rate is not calibrated
   */
  static List<RatePoint> shipped(Verification verification, DoubleUnaryOperator thresholdAtFmr) {
    List<RatePoint> points = new ArrayList<>();
    for (double rate : ASKED) {
      try {
        double threshold = thresholdAtFmr.applyAsDouble(rate);
        int code = verification.curve().nonMated().scale().code(threshold);
        if (verification.covers(code)) {
          points.add(RatePoint.at(verification, rate, code));
        }
      } catch (IllegalArgumentException e) {
        // The product has no threshold for this rate either.
      }
    }
    return points;
  }
}
