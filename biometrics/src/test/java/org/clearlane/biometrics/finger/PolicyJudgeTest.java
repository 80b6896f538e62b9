// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintPolicy;
import org.clearlane.biometrics.FingerprintPolicy.FingerRule;
import org.clearlane.biometrics.FingerprintScore;
import org.clearlane.biometrics.FingerprintVerification;
import org.clearlane.biometrics.FingerprintVerification.Comparison;
import org.clearlane.biometrics.FingerprintVerification.FingerMissing;
import org.clearlane.biometrics.FingerprintVerification.Matched;
import org.clearlane.biometrics.FingerprintVerification.NotMatched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyJudgeTest {
  private static final FingerprintPolicy ONE = new FingerprintPolicy(FingerRule.AT_LEAST_ONE, 1e-3);
  private static final FingerprintPolicy BOTH = new FingerprintPolicy(FingerRule.BOTH, 1e-3);

  private final PolicyJudge judge = new PolicyJudge(FingerprintCalibration.bundled()::threshold);

  @Test
  void dividesTheRateByTheComparisonsThatMayMatch() {
    assertThreshold(1, 1, List.of(thumb(0, 99)), ONE, 30);
    assertThreshold(1, 2, List.of(thumb(0, 99)), ONE, 33.0103);
    assertThreshold(2, 2, List.of(thumb(0, 99), index(1, 0)), ONE, 33.0103);
    assertThreshold(2, 2, allFour(99, 0, 0, 0), ONE, 36.0206);
    assertThreshold(2, 2, List.of(thumb(0, 99), index(1, 99)), BOTH, 30);
    assertThreshold(2, 2, allFour(99, 0, 0, 99), BOTH, 33.0103);
  }

  @Test
  void takesOneFingerWhereOneSuffices() {
    assertThat(judge.judge(2, 2, List.of(thumb(0, 33.1), index(1, 0)), ONE))
        .isInstanceOf(Matched.class);
    assertThat(judge.judge(2, 2, List.of(thumb(0, 32.9), index(1, 32.9)), ONE))
        .isInstanceOf(NotMatched.class);
    assertThat(judge.judge(1, 2, List.of(), ONE)).isInstanceOf(FingerMissing.class);
  }

  @Test
  void takesBothFingersInEitherOrder() {
    assertThat(judge.judge(2, 2, List.of(index(0, 31), thumb(1, 30)), BOTH))
        .isInstanceOf(Matched.class);
    assertThat(judge.judge(2, 2, List.of(index(0, 300), thumb(1, 29)), BOTH))
        .isInstanceOf(NotMatched.class);
    assertThat(judge.judge(2, 2, allFour(0, 99, 99, 0), BOTH)).isInstanceOf(Matched.class);
    // One probe alike to both fingers, or two probes alike to one, are not two fingers.
    assertThat(judge.judge(2, 2, allFour(99, 99, 0, 0), BOTH)).isInstanceOf(NotMatched.class);
    assertThat(judge.judge(2, 2, allFour(99, 0, 99, 0), BOTH)).isInstanceOf(NotMatched.class);
  }

  @Test
  void missesAFingerWhereBothAreAskedFor() {
    assertThat(judge.judge(1, 2, List.of(thumb(0, 99)), BOTH)).isInstanceOf(FingerMissing.class);
    assertThat(judge.judge(1, 2, List.of(thumb(0, 99), index(0, 99)), BOTH))
        .isInstanceOf(FingerMissing.class);
    assertThat(judge.judge(2, 1, List.of(thumb(0, 99), thumb(1, 99)), BOTH))
        .isInstanceOf(FingerMissing.class);
    assertThat(judge.judge(2, 2, List.of(thumb(0, 99), thumb(1, 99)), BOTH))
        .isInstanceOf(FingerMissing.class);
  }

  /**
   * Scores drawn at random as the calibration says, all four comparisons of a stranger either
   * independent or one and the same: the claimed rate must hold in both extremes.
   */
  @ParameterizedTest
  @EnumSource
  void keepsTheClaimedRateWhateverTheDependence(FingerRule rule) {
    FingerprintPolicy policy = new FingerprintPolicy(rule, 1e-2);
    SplittableRandom random = new SplittableRandom(3);
    int trials = 200_000;
    int independent = 0;
    int dependent = 0;
    for (int i = 0; i < trials; i++) {
      double one = stranger(random);
      independent +=
          matches(
              allFour(stranger(random), stranger(random), stranger(random), stranger(random)),
              policy);
      dependent += matches(allFour(one, one, one, one), policy);
    }
    double tolerance = 4 * Math.sqrt(1e-2 / trials);
    assertThat((double) independent / trials).isLessThanOrEqualTo(1e-2 + tolerance);
    assertThat((double) dependent / trials).isLessThanOrEqualTo(1e-2 + tolerance);
    if (rule == FingerRule.AT_LEAST_ONE) {
      assertThat((double) independent / trials).isCloseTo(1e-2, within(tolerance));
    }
  }

  @Test
  void refusesRatesThatFourComparisonsCannotKeep() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FingerprintPolicy(FingerRule.BOTH, 9e-5));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FingerprintPolicy(FingerRule.BOTH, Double.NaN));
    FingerprintPolicy least =
        new FingerprintPolicy(FingerRule.AT_LEAST_ONE, FingerprintPolicy.LEAST_FMR);
    assertThreshold(2, 2, allFour(99, 99, 99, 99), least, 46.0206);
  }

  private int matches(List<Comparison> comparisons, FingerprintPolicy policy) {
    return judge.judge(2, 2, comparisons, policy) instanceof Matched ? 1 : 0;
  }

  /** A score that exceeds 10 x with the probability 10^-x. */
  private static double stranger(SplittableRandom random) {
    return -10 * Math.log10(1 - random.nextDouble());
  }

  private void assertThreshold(
      int probes,
      int enrolled,
      List<Comparison> comparisons,
      FingerprintPolicy policy,
      double threshold) {
    FingerprintVerification verified = judge.judge(probes, enrolled, comparisons, policy);
    assertThat(verified).isInstanceOf(Matched.class);
    assertThat(((Matched) verified).threshold()).isCloseTo(threshold, within(1e-3));
  }

  private static List<Comparison> allFour(double t0, double i0, double t1, double i1) {
    return List.of(thumb(0, t0), index(0, i0), thumb(1, t1), index(1, i1));
  }

  private static Comparison thumb(int probe, double score) {
    return new Comparison(probe, FingerPosition.RIGHT_THUMB, new FingerprintScore(score));
  }

  private static Comparison index(int probe, double score) {
    return new Comparison(probe, FingerPosition.RIGHT_INDEX, new FingerprintScore(score));
  }
}
