// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FalseMatchTailTest {
  private static final double MEAN = 0.03;

  /** Exponential: the rate of what reaches t is exp(-t / MEAN). */
  private static ScoreDistribution exponential(int number) {
    Random random = new Random(5);
    return ScoreDistribution.of(
        ScoreScale.COSINE,
        IntStream.range(0, number)
            .map(_ -> ScoreScale.COSINE.code(-MEAN * Math.log(1 - random.nextDouble())))
            .toArray());
  }

  @Test
  void readsWhatWasSeenOftenEnough() {
    ScoreDistribution scores = exponential(200_000);
    FalseMatchTail tail = new FalseMatchTail(scores);
    assertThat(tail.isMeasured(1e-3)).isTrue();
    assertThat(tail.threshold(1e-3)).isEqualTo(ScoreScale.COSINE.score(scores.threshold(1e-3)));
  }

  @Test
  void extendsTheTailBeyondWhatWasSeen() {
    FalseMatchTail tail = new FalseMatchTail(exponential(200_000));
    for (double rate : new double[] {1e-5, 1e-6, 1e-7}) {
      assertThat(tail.isMeasured(rate)).isFalse();
      assertThat(tail.threshold(rate)).isCloseTo(-MEAN * Math.log(rate), within(0.05));
    }
    assertThat(tail.threshold(1e-7) - tail.threshold(1e-6))
        .isCloseTo(tail.threshold(1e-6) - tail.threshold(1e-5), within(1e-9));
  }

  @Test
  void staysOnTheScale() {
    assertThat(new FalseMatchTail(exponential(2000)).threshold(1e-300)).isEqualTo(1);
  }

  @Test
  void bearsScoresThatAreAllTheSame() {
    int[] zeros = new int[5000];
    FalseMatchTail tail = new FalseMatchTail(ScoreDistribution.of(ScoreScale.SOURCE_AFIS, zeros));
    assertThat(tail.threshold(1e-5)).isBetween(0.0, 0.001);
  }

  @Test
  void refusesTooFewScores() {
    ScoreDistribution few = exponential(FalseMatchTail.LEAST - 1);
    assertThatIllegalArgumentException().isThrownBy(() -> new FalseMatchTail(few));
  }
}
