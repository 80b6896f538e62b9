// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.passage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clearlane.biometrics.PadVote;
import org.clearlane.biometrics.PadVote.Kind;
import org.junit.jupiter.api.Test;

class VoteTextTest {
  private final List<PadVote> votes =
      List.of(
          PadVote.on(Kind.LIVENESS, 0.1 + 0.2, 0.05),
          PadVote.on(Kind.MOTION, 1e-9, 0.01),
          PadVote.notAvailable(Kind.PARALLAX, 0.06),
          PadVote.on(Kind.IDENTITY, -0.25, 0.5));

  @Test
  void readsWhatItWrote() {
    assertThat(VoteText.parse(VoteText.of(votes))).isEqualTo(votes);
    assertThat(VoteText.parse(VoteText.of(List.of()))).isEmpty();
  }

  @Test
  void isShortText() {
    assertThat(VoteText.of(votes.subList(1, 3))).isEqualTo("motion=1.0E-9/0.01 parallax=-/0.06");
  }

  @Test
  void isRoundedForReaders() {
    assertThat(votes.stream().map(VoteText::rounded))
        .containsExactly(
            "0.3000 PASSED", "0.0000 SUSPICIOUS", "NOT_AVAILABLE", "-0.2500 SUSPICIOUS");
  }

  @Test
  void leavesOutKindsOfAnotherVersion() {
    assertThat(VoteText.parse("aura=0.5/0.1 size=0.5/0.4"))
        .containsExactly(PadVote.on(Kind.SIZE, 0.5, 0.4));
  }
}
