// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * The trade-off of one-to-one comparison (DET curve, ISO/IEC 19795-1): both error rates at every
 * threshold. A comparison matches when its score is at or above the threshold.
 *
 * @param mated scores of the same subject
 * @param nonMated scores of different subjects
 */
public record ErrorCurve(ScoreDistribution mated, ScoreDistribution nonMated) {
  /**
   * Where both error rates meet.
   *
   * @param rate the mean of both
   * @param threshold as a code
   */
  public record EqualError(double rate, int threshold) {}

  /**
   * One threshold.
   *
   * @param fmr false match rate
   * @param fnmr false non-match rate
   */
  public record Point(int threshold, double fmr, double fnmr) {}

  /** The share of different subjects that match. */
  public double fmr(int threshold) {
    return nonMated.share(threshold);
  }

  /** The share of the same subject that does not match. */
  public double fnmr(int threshold) {
    long misses = mated.total() - mated.atLeast(threshold);
    return mated.total() == 0 ? 0 : (double) misses / mated.total();
  }

  /** The lowest threshold at which the false match rate is not above the one asked for. */
  public int threshold(double fmr) {
    return nonMated.threshold(fmr);
  }

  /**
   * At the threshold where the two rates differ least, of two equally good ones the lower. No
   * threshold need make them equal: with few scores they jump.
   */
  public EqualError equalError() {
    int low = 0;
    int high = nonMated.scale().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (fnmr(middle) >= fmr(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    int best = low > 0 && difference(low - 1) <= difference(low) ? low - 1 : low;
    return new EqualError((fmr(best) + fnmr(best)) / 2, best);
  }

  private double difference(int threshold) {
    return Math.abs(fmr(threshold) - fnmr(threshold));
  }

  /**
   * The curve for a plot: thresholds at which the false match rate falls by equal factors, from 1
   * to the lowest one that was seen.
   *
   * @param perDecade how many for each tenth of the rate
   */
  public List<Point> points(int perDecade) {
    List<Point> points = new ArrayList<>();
    int last = -1;
    for (int step = 0; ; step++) {
      double rate = Math.pow(10, -step / (double) perDecade);
      if (rate * nonMated.total() < 1) {
        return points;
      }
      int threshold = threshold(rate);
      if (threshold != last) {
        points.add(new Point(threshold, fmr(threshold), fnmr(threshold)));
        last = threshold;
      }
    }
  }
}
