// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void hasNoPercentilesWithoutDecisions() {
    assertThat(tally.percentile(0.99)).isZero();
  }

  @Test
  void takesPercentilesByNearestRank() {
    for (int millis = 1000; millis > 0; millis--) {
      tally.decided(millis);
    }
    assertThat(tally.percentile(0.5)).isEqualTo(500);
    assertThat(tally.percentile(0.95)).isEqualTo(950);
    assertThat(tally.percentile(0.99)).isEqualTo(990);
  }

  @Test
  void takesTheOnlyDecisionForEveryPercentile() {
    tally.decided(74);
    assertThat(tally.percentile(0.5)).isEqualTo(74);
    assertThat(tally.percentile(0.99)).isEqualTo(74);
  }

  @Test
  void writesOneLineOfJson() {
    tally.genuineAttempts.set(9);
    tally.genuineCleared.set(8);
    tally.impostorAttempts.set(2);
    tally.decided(74);

    assertThat(tally.json(7, true))
        .hasToString(
            "{\"genuine\":{\"attempts\":9,\"cleared\":8},\"impostor\":{\"attempts\":2,\"cleared\":0},"
                + "\"decisionMillis\":{\"p50\":74,\"p95\":74,\"p99\":74},\"recorded\":7,\"balanced\":true}");
    assertThat(tally.attempts()).isEqualTo(11);
  }
}
