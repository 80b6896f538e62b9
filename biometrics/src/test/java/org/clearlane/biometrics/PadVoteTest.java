// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalDouble;
import org.clearlane.biometrics.PadVote.Finding;
import org.clearlane.biometrics.PadVote.Kind;
import org.junit.jupiter.api.Test;

class PadVoteTest {
  @Test
  void theLimitItselfIsNotSuspicious() {
    assertThat(PadVote.on(Kind.LIVENESS, 0.05, 0.05).finding()).isEqualTo(Finding.PASSED);
    assertThat(PadVote.on(Kind.LIVENESS, 0.049, 0.05).finding()).isEqualTo(Finding.SUSPICIOUS);
    assertThat(PadVote.on(Kind.SIZE, 0.4, 0.4).finding()).isEqualTo(Finding.PASSED);
    assertThat(PadVote.on(Kind.SIZE, 0.41, 0.4).finding()).isEqualTo(Finding.SUSPICIOUS);
  }

  @Test
  void aValueIsThereUnlessTheVoteIsNotAvailable() {
    assertThat(PadVote.notAvailable(Kind.MOTION, 0.01).value()).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PadVote(Kind.MOTION, Finding.PASSED, OptionalDouble.empty(), 0.01));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new PadVote(Kind.MOTION, Finding.NOT_AVAILABLE, OptionalDouble.of(1), 0.01));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PadVote.on(Kind.MOTION, Double.NaN, 0.01));
  }
}
