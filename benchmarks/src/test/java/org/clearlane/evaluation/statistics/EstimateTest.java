// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EstimateTest {
  /** Published values of Wilson's interval, as of Newcombe (1998), table I: 81 of 263. */
  @Test
  void givesWilsonsInterval() {
    Estimate estimate = Estimate.of(81, 263, 263);
    assertThat(estimate.low()).isCloseTo(0.2553, within(5e-5));
    assertThat(estimate.high()).isCloseTo(0.3662, within(5e-5));
  }

  @Test
  void knowsThatNothingSeenIsNotNothing() {
    Estimate estimate = Estimate.of(0, 20, 20);
    assertThat(estimate.value()).isZero();
    assertThat(estimate.low()).isZero();
    assertThat(estimate.high()).isCloseTo(0.1611, within(5e-5));
  }

  @Test
  void isWiderWhereTrialsAreWorthLess() {
    Estimate all = Estimate.of(10, 100, 100);
    Estimate half = Estimate.of(10, 100, 50);
    assertThat(half.value()).isEqualTo(all.value());
    assertThat(half.low()).isLessThan(all.low());
    assertThat(half.high()).isGreaterThan(all.high());
  }

  @Test
  void neverTakesTrialsForMoreThanTheyAre() {
    assertThat(Estimate.of(1, 10, 1000)).isEqualTo(Estimate.of(1, 10, 10));
  }

  @Test
  void turnsAround() {
    Estimate missed = Estimate.of(1, 10, 10);
    assertThat(missed.complement().value()).isEqualTo(0.9);
    assertThat(missed.complement().low()).isEqualTo(1 - missed.high());
    assertThat(missed.holds(0.1)).isTrue();
    assertThat(missed.holds(0.9)).isFalse();
  }

  @Test
  void knowsNothingWithoutTrials() {
    Estimate none = Estimate.of(0, 0, 0);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isEqualTo(1);
    assertThat(none.value()).isZero();
  }
}
