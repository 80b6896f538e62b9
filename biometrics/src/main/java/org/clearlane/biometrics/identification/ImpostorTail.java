// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.identification;

import java.util.List;
import java.util.OptionalDouble;
import org.clearlane.biometrics.face.FmrCalibration;
import org.clearlane.biometrics.face.FmrCalibration.Point;

/**
 * How high the scores of different people reach: the calibration where it was measured, and an
 * exponential tail below.
 *
 * <p>Excesses over a high threshold tend to a generalised Pareto distribution (Pickands, Balkema,
 * de Haan). Scores have an end, so its shape is not above 0; the exponential one, shape 0, is the
 * heaviest of these and gives the highest, that is safest, thresholds. In it the threshold grows by
 * the same for each tenth of the rate.
 */
final class ImpostorTail {
  /** Rates from here on down belong to the tail; above, the curve is still bent. */
  private static final double TAIL = 1e-4;

  private final FmrCalibration calibration;
  private final double comparisons;
  private final Point last;
  private final double scorePerDecade;

  ImpostorTail(FmrCalibration calibration) {
    this.calibration = calibration;
    comparisons = calibration.impostorComparisons();
    last = calibration.points().getFirst();
    scorePerDecade = slope(calibration.points().stream().filter(p -> p.rate() <= TAIL).toList());
  }

  /**
   * By least squares over the logarithm of the rate.
   *
   * @throws IllegalArgumentException if there are fewer than two points
   */
  private static double slope(List<Point> tail) {
    if (tail.size() < 2) {
      throw new IllegalArgumentException("a tail is fitted to two measured rates at least");
    }
    double meanX = tail.stream().mapToDouble(p -> -Math.log10(p.rate())).average().orElseThrow();
    double meanY = tail.stream().mapToDouble(Point::threshold).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    for (Point point : tail) {
      double x = -Math.log10(point.rate()) - meanX;
      xy += x * (point.threshold() - meanY);
      xx += x * x;
    }
    return xy / xx;
  }

  /** The lowest rate that the calibration can show, however high the threshold. */
  double lowestRate() {
    return PoissonLimit.OF_NONE / comparisons;
  }

  /**
   * The score at which the false match rate is not above {@code rate}, with a confidence of 95 %.
   *
   * @param rate above 0
   * @return empty if no threshold could be shown to have so low a rate
   */
  OptionalDouble threshold(double rate) {
    if (!(rate >= lowestRate())) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(estimate(expectedRate(rate)));
  }

  /**
   * The rate that is likely where one not above {@code rate} is wanted with confidence.
   *
   * @param rate not below {@link #lowestRate}
   */
  double expectedRate(double rate) {
    return PoissonLimit.countFor(comparisons * rate) / comparisons;
  }

  /**
   * The score at which the false match rate is likely to be {@code rate}, without allowance for
   * chance.
   *
   * @param rate above 0
   */
  double estimate(double rate) {
    if (rate < last.rate()) {
      return Math.min(1, last.threshold() + scorePerDecade * Math.log10(last.rate() / rate));
    }
    return calibration.threshold(Math.min(rate, calibration.points().getLast().rate()));
  }
}
