// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ErrorCurveTest {
  /** Codes are the scores themselves. */
  private static final ScoreScale SMALL = new ScoreScale(0, 1000, 0);

  private static ErrorCurve curve(int[] mated, int[] nonMated) {
    return new ErrorCurve(
        ScoreDistribution.of(SMALL, mated), ScoreDistribution.of(SMALL, nonMated));
  }

  @Test
  void countsScoresAtAndAboveTheThreshold() {
    ErrorCurve curve = curve(new int[] {50, 60, 70, 80}, new int[] {10, 20, 30, 40, 50});
    assertThat(curve.fmr(50)).isEqualTo(0.2);
    assertThat(curve.fmr(51)).isZero();
    assertThat(curve.fnmr(50)).isZero();
    assertThat(curve.fnmr(61)).isEqualTo(0.5);
    assertThat(curve.fnmr(SMALL.size())).isEqualTo(1);
  }

  @Test
  void takesTheLowestThresholdThatKeepsTheRate() {
    ErrorCurve curve = curve(new int[] {50}, new int[] {10, 20, 30, 40, 50});
    assertThat(curve.threshold(0.2)).isEqualTo(41);
    assertThat(curve.threshold(0.39)).isEqualTo(41);
    assertThat(curve.threshold(0.4)).isEqualTo(31);
    assertThat(curve.threshold(0.1)).isEqualTo(51);
    assertThat(curve.threshold(1)).isZero();
  }

  @Test
  void keepsTheRateThoughScoresTie() {
    ErrorCurve curve = curve(new int[] {50}, new int[] {10, 30, 30, 30, 30});
    assertThat(curve.threshold(0.5)).isEqualTo(31);
  }

  @Test
  void takesARateOfAWholeNumberOfErrorsAtItsWord() {
    int[] codes = IntStream.range(0, 280_000).map(i -> i < 28 ? 900 : 100).toArray();
    assertThat(curve(new int[] {950}, codes).threshold(1e-4)).isEqualTo(101);
  }

  @Test
  void findsEqualErrorsOfAnExampleDoneByHand() {
    // At 51 one of five mated scores is below and one of five others is not.
    ErrorCurve curve = curve(new int[] {45, 60, 70, 80, 90}, new int[] {10, 20, 30, 40, 55});
    assertThat(curve.equalError().rate()).isEqualTo(0.2);
    assertThat(curve.equalError().threshold()).isEqualTo(46);
  }

  @Test
  void findsNoErrorWhereNothingOverlaps() {
    ErrorCurve curve = curve(new int[] {800, 900}, new int[] {100, 200});
    assertThat(curve.equalError().rate()).isZero();
  }

  @Test
  void agreesWithThePlainWayOnRandomScores() {
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      int[] mated = scores(random, 1 + random.nextInt(200), 600);
      int[] nonMated = scores(random, 1 + random.nextInt(2000), 400);
      ErrorCurve curve = curve(mated, nonMated);
      for (double rate : new double[] {0.3, 0.1, 0.01, 0.001}) {
        assertThat(curve.threshold(rate)).isEqualTo(plainThreshold(nonMated, rate));
      }
      assertThat(curve.equalError().rate())
          .isCloseTo(plainEqualError(mated, nonMated), within(1e-12));
    }
  }

  private static int[] scores(Random random, int number, int mean) {
    return IntStream.range(0, number)
        .map(_ -> Math.clamp(Math.round(mean + 150 * random.nextGaussian()), 0, 1000))
        .toArray();
  }

  private static double share(int[] scores, int threshold) {
    return (double) Arrays.stream(scores).filter(score -> score >= threshold).count()
        / scores.length;
  }

  private static int plainThreshold(int[] scores, double rate) {
    int threshold = 0;
    while (share(scores, threshold) > rate) {
      threshold++;
    }
    return threshold;
  }

  private static double plainEqualError(int[] mated, int[] nonMated) {
    double least = 2;
    double rate = 0;
    for (int threshold = 0; threshold <= SMALL.size(); threshold++) {
      double fmr = share(nonMated, threshold);
      double fnmr = 1 - share(mated, threshold);
      if (Math.abs(fmr - fnmr) < least - 1e-12) {
        least = Math.abs(fmr - fnmr);
        rate = (fmr + fnmr) / 2;
      }
    }
    return rate;
  }

  @Test
  void drawsTheCurveDownToOneError() {
    int[] nonMated = IntStream.range(0, 1000).toArray();
    ErrorCurve curve = curve(new int[] {500}, nonMated);
    assertThat(curve.points(10).getFirst().fmr()).isEqualTo(1);
    assertThat(curve.points(10).getLast().fmr()).isEqualTo(0.001);
    assertThat(curve.points(10)).isSortedAccordingTo((a, b) -> Double.compare(b.fmr(), a.fmr()));
  }
}
