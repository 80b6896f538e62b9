// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScoreScaleTest {
  @Test
  void roundsToItsDecimals() {
    assertThat(ScoreScale.COSINE.code(0.1234564)).isEqualTo(ScoreScale.COSINE.code(0.123456));
    assertThat(ScoreScale.COSINE.score(ScoreScale.COSINE.code(0.1234567))).isEqualTo(0.123457);
    assertThat(ScoreScale.COSINE.text(ScoreScale.COSINE.code(-0.5))).isEqualTo("-0.500000");
  }

  @Test
  void keepsScoresWithinItsEnds() {
    assertThat(ScoreScale.COSINE.code(-1.1)).isZero();
    assertThat(ScoreScale.COSINE.code(1.1)).isEqualTo(ScoreScale.COSINE.size() - 1);
    assertThat(ScoreScale.SOURCE_AFIS.score(ScoreScale.SOURCE_AFIS.code(1e9))).isEqualTo(2000);
  }

  @Test
  void givesEveryCodeItsOwnScore() {
    for (int code = 0; code < ScoreScale.COSINE.size(); code++) {
      assertThat(ScoreScale.COSINE.code(ScoreScale.COSINE.score(code))).isEqualTo(code);
    }
  }

  @Test
  void roundsSinglePrecisionBackToTheSameCode() {
    for (int code = 0; code < ScoreScale.COSINE.size(); code += 7) {
      float single = (float) ScoreScale.COSINE.score(code);
      assertThat(ScoreScale.COSINE.code(single)).isEqualTo(code);
    }
  }
}
