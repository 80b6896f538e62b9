// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonLimitTest {

  @Test
  void knowsTheRuleOfThree() {
    assertThat(PoissonLimit.OF_NONE).isBetween(-Math.log(0.05), 3.01);
  }

  /** At the exact limit, so few or fewer events have the probability of 5 %. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 10, 30, 100, 500})
  void isAtMostAPercentAboveTheExactLimit(int count) {
    double limit = PoissonLimit.ofCount(count);

    assertThat(atMost(count, limit)).isLessThanOrEqualTo(0.05);
    assertThat(atMost(count, limit / 1.011)).isGreaterThan(0.05);
  }

  private static double atMost(int count, double mean) {
    double sum = 0;
    double logTerm = -mean;
    for (int k = 0; k <= count; k++) {
      sum += Math.exp(logTerm);
      logTerm += Math.log(mean / (k + 1));
    }
    return sum;
  }

  @Test
  void findsTheCountOfALimit() {
    for (double count : new double[] {0.1, 1, 1.5, 7, 300, 1e5}) {
      assertThat(PoissonLimit.countFor(PoissonLimit.ofCount(count)))
          .isCloseTo(count, within(1e-6 * count));
    }
    assertThat(PoissonLimit.countFor(PoissonLimit.OF_NONE)).isCloseTo(0, within(1e-9));
  }
}
