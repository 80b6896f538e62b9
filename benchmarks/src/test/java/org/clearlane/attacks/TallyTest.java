// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.clearlane.biometrics.PadVerdict;
import org.clearlane.biometrics.PadVote;
import org.clearlane.biometrics.PadVote.Kind;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void whatGaveNoResponseIsNeitherMissedNorSuspected() {
    Tally tally = new Tally();
    tally.noResponse();
    tally.judged(new PadVerdict.Unsuspicious(List.of(PadVote.on(Kind.MOTION, 0.2, 0.01))));
    tally.judged(new PadVerdict.Recapture(List.of(PadVote.on(Kind.MOTION, 0.001, 0.01))));
    tally.judged(new PadVerdict.Recapture(List.of(PadVote.on(Kind.MOTION, 0.002, 0.01))));

    assertThat(tally.attempts()).isEqualTo(4);
    assertThat(tally.withoutResponse()).isEqualTo(new Share(1, 4));
    assertThat(tally.missed()).isEqualTo(new Share(1, 3));
    assertThat(tally.suspected()).isEqualTo(new Share(2, 3));
    assertThat(tally.suspected(Kind.MOTION)).isEqualTo(new Share(2, 3));
    assertThat(tally.suspected(Kind.REPLAY)).isEqualTo(new Share(0, 3));
    assertThat(tally.median(Kind.MOTION)).contains(0.002);
    assertThat(tally.median(Kind.REPLAY)).isEmpty();
  }
}
