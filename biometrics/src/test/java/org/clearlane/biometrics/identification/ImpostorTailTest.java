// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.clearlane.biometrics.face.FmrCalibration;
import org.clearlane.biometrics.face.FmrCalibrations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImpostorTailTest {
  private final ImpostorTail bundled = new ImpostorTail(FmrCalibration.bundled());

  @Test
  void asksForMoreThanWasMeasuredByWhatIsUncertain() {
    assertThat(bundled.threshold(1e-3).orElseThrow()).isBetween(0.378, 0.380);
    assertThat(bundled.threshold(1e-4).orElseThrow()).isBetween(0.446, 0.450);
    assertThat(bundled.threshold(1e-5).orElseThrow()).isBetween(0.514, 0.524);
    assertThat(bundled.threshold(1e-6).orElseThrow()).isBetween(0.585, 0.600);
  }

  @Test
  void extrapolatesByTheMeasuredTail() {
    ImpostorTail certain = new ImpostorTail(FmrCalibrations.bundledRestingOn(1_000_000_000_000L));

    assertThat(certain.threshold(1e-7).orElseThrow()).isBetween(0.6465, 0.6480);
    assertThat(certain.threshold(1e-8).orElseThrow()).isBetween(0.7130, 0.7160);
  }

  @Test
  void supportsNoRateThatWouldNotHaveShown() {
    assertThat(bundled.lowestRate()).isBetween(3 / 16.5e6 * 0.998, 3 / 16.5e6 * 1.01);
    assertThat(bundled.threshold(bundled.lowestRate() * 0.99)).isEmpty();
    assertThat(bundled.threshold(bundled.lowestRate() * 1.05)).isPresent();
    assertThat(bundled.threshold(0)).isEmpty();
    assertThat(bundled.threshold(Double.NaN)).isEmpty();
  }

  @Test
  void neverFallsAsTheRateFalls() {
    double previous = -1;
    for (double rate = 0.5; rate > bundled.lowestRate(); rate *= 0.97) {
      double threshold = bundled.threshold(rate).orElseThrow();
      assertThat(threshold).isBetween(previous, 1.0);
      previous = threshold;
    }
  }

  @Test
  void needsTwoMeasuredPointsOfTheTail() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ImpostorTail(FmrCalibrations.of("fmr,threshold\n1e-3,0.3\n1e-4,0.4")));
  }

  /**
   * Calibrations of a population whose scores are known: of many, 95 % must give a threshold at
   * which the true rate is not above the one asked for.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1e-4, 1e-5, 3e-6, 1e-6, 6e-7, 4e-7, 3e-7})
  void keepsWhatItPromises(double rate) {
    Random random = new Random(8);
    int comparisons = 20_000_000;
    double decayPerScore = Math.log(10) / 0.0625;
    int kept = 0;
    int calibrations = 400;
    for (int i = 0; i < calibrations; i++) {
      StringBuilder table =
          new StringBuilder("# impostor comparisons: " + comparisons + "\nfmr,threshold\n");
      // The n-th largest of many scores is exceeded with the rate of the n-th event of a Poisson
      // process (Rényi).
      double events = 0;
      int counted = 0;
      for (double measured : new double[] {1e-6, 1e-5, 1e-4, 1e-3}) {
        events += gamma(random, (int) Math.round(measured * comparisons) - counted);
        counted = (int) Math.round(measured * comparisons);
        double score = 0.15 - Math.log(events / comparisons) / decayPerScore;
        table.append(measured).append(',').append(score).append('\n');
      }
      double threshold =
          new ImpostorTail(FmrCalibrations.of(table.toString())).threshold(rate).orElseThrow();
      double trueRate = Math.exp(-(threshold - 0.15) * decayPerScore);
      kept += trueRate <= rate ? 1 : 0;
    }
    assertThat((double) kept / calibrations).isGreaterThanOrEqualTo(0.93);
  }

  /** A sum of that many exponential variables; normal where there are many. */
  private static double gamma(Random random, int shape) {
    if (shape > 1_000) {
      return shape + Math.sqrt(shape) * random.nextGaussian();
    }
    double sum = 0;
    for (int i = 0; i < shape; i++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return sum;
  }
}
