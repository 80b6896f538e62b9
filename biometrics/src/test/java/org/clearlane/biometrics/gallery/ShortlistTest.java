// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.clearlane.biometrics.PersonId;
import org.junit.jupiter.api.Test;

class ShortlistTest {
  /** Its own error is that of rounding only. */
  private final ProbeCode probe = ProbeCode.of(new float[] {1}, BlockLayout.of(1));

  @Test
  void keepsWhatCouldBeAmongTheBest() {
    Shortlist list = new Shortlist(probe, 2);
    offer(list, 1, 0.9f, 0.05f);
    offer(list, 2, 0.5f, 0.05f);
    offer(list, 3, 0.7f, 0.05f);
    offer(list, 4, 0.61f, 0.05f);
    offer(list, 5, 0.59f, 0.05f);

    assertThat(list.floor()).isBetween(0.6499f, 0.65f);
    assertThat(kept(list)).as("most promising first").containsExactly(1, 3, 4);
  }

  @Test
  void keepsAllWhileThereAreTooFewToProveAnything() {
    Shortlist list = new Shortlist(probe, 4);
    offer(list, 1, 0.9f, 0.05f);
    offer(list, 2, -0.9f, 0.05f);
    offer(list, 3, 0, 0.05f);

    assertThat(list.floor()).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(kept(list)).containsExactly(1, 3, 2);
    assertThat(list.proves(List.of(), 4)).isTrue();
  }

  @Test
  void growsForAnyNumberOfEqualScores() {
    Shortlist list = new Shortlist(probe, 3);
    for (int slot = 0; slot < 10_000; slot++) {
      offer(list, slot, 0.4f, 0.01f);
    }
    assertThat(kept(list)).hasSize(10_000);
    for (int slot = 10_000; slot < 20_000; slot++) {
      offer(list, slot, 0.6f, 0.01f);
    }
    assertThat(kept(list)).hasSize(10_000).allMatch(slot -> slot >= 10_000);
  }

  @Test
  void mergesWhatSeveralThreadsFound() {
    Shortlist one = new Shortlist(probe, 2);
    Shortlist other = new Shortlist(probe, 2);
    offer(one, 1, 0.5f, 0.01f);
    offer(one, 2, 0.8f, 0.01f);
    offer(other, 3, 0.6f, 0.01f);
    offer(other, 4, 0.3f, 0.01f);
    one.merge(other);

    assertThat(one.floor()).isBetween(0.5899f, 0.59f);
    assertThat(kept(one)).containsExactlyInAnyOrder(2, 3);
  }

  @Test
  void provesAnAnswerThatReachesTheFloorOnly() {
    Shortlist list = new Shortlist(probe, 1);
    offer(list, 1, 0.9f, 0.05f);
    Match reaching = new Match(new PersonId(new UUID(0, 1)), 0.86);
    Match below = new Match(new PersonId(new UUID(0, 2)), 0.84);

    assertThat(list.proves(List.of(reaching), 1)).isTrue();
    assertThat(list.proves(List.of(reaching, reaching), 2)).isTrue();
    assertThat(list.proves(List.of(below), 1)).isFalse();
    assertThat(list.proves(List.of(reaching, below), 2)).isFalse();
    assertThat(list.proves(List.of(reaching), 2)).isFalse();
    assertThat(list.proves(List.of(), 1)).isFalse();
  }

  @Test
  void passesOverARowThatIsBeingErased() {
    Shortlist list = new Shortlist(probe, 1);
    list.offer(1, 100, 1, Float.NaN);

    assertThat(list.floor()).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(kept(list)).isEmpty();
  }

  private void offer(Shortlist list, int slot, float score, float error) {
    list.offer(slot, 1, score / probe.scale(), error / probe.rowErrorWeight());
  }

  private static List<Integer> kept(Shortlist list) {
    List<Integer> kept = new ArrayList<>();
    list.bestFirst().forEach(promise -> kept.add(promise.slot()));
    return kept;
  }
}
