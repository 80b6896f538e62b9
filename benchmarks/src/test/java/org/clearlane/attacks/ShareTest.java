// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
  /** The ends solve the quadratic equation of the score test; to four digits. */
  @Test
  void hasTheIntervalOfWilson() {
    assertThat(new Share(0, 10).low()).isZero();
    assertThat(new Share(0, 10).high()).isCloseTo(0.2775, within(1e-4));
    assertThat(new Share(5, 10).low()).isCloseTo(0.2366, within(1e-4));
    assertThat(new Share(5, 10).high()).isCloseTo(0.7634, within(1e-4));
    assertThat(new Share(1, 100).low()).isCloseTo(0.00177, within(1e-5));
    assertThat(new Share(1, 100).high()).isCloseTo(0.05449, within(1e-5));
    assertThat(new Share(10, 10).high()).isCloseTo(1, within(1e-12));
  }

  @Test
  void ofNothingKnowsNothing() {
    Share share = new Share(0, 0);
    assertThat(share.value()).isZero();
    assertThat(share.low()).isZero();
    assertThat(share.high()).isEqualTo(1);
  }
}
