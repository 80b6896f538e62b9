// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PassageStateTest {

  @ParameterizedTest
  @EnumSource
  void nothingFollowsAnEndAndSomethingFollowsTheRest(PassageState state) {
    assertThat(successors(state).isEmpty()).isEqualTo(state.ended());
  }

  @Test
  void everyStateIsReachedFromTheFirst() {
    Set<PassageState> reached = EnumSet.of(PassageState.OPENED);
    Deque<PassageState> left = new ArrayDeque<>(reached);
    while (!left.isEmpty()) {
      for (PassageState next : successors(left.pop())) {
        if (reached.add(next)) {
          left.push(next);
        }
      }
    }
    assertThat(reached).containsExactlyInAnyOrder(PassageState.values());
  }

  /** The gate's step alone leads to a record, and a clearance alone leads to the gate. */
  @Test
  void nobodyIsRecordedWhoWasNotCleared() {
    assertThat(predecessors(PassageState.COMPLETED)).containsExactly(PassageState.PASSING);
    assertThat(predecessors(PassageState.PASSING)).containsExactly(PassageState.CLEARED);
    assertThat(predecessors(PassageState.CLEARED)).containsExactly(PassageState.INSPECTING);
  }

  /** Somebody may be crossing: that is neither referred nor forgotten. */
  @Test
  void anOpenGateEndsOnlyByACrossingOrItsAbsence() {
    assertThat(successors(PassageState.PASSING))
        .containsExactlyInAnyOrder(
            PassageState.COMPLETED, PassageState.ABANDONED, PassageState.REVERSED);
  }

  private static Set<PassageState> successors(PassageState of) {
    Set<PassageState> found = EnumSet.allOf(PassageState.class);
    found.removeIf(next -> !of.mayBecome(next));
    return found;
  }

  private static Set<PassageState> predecessors(PassageState of) {
    Set<PassageState> found = EnumSet.allOf(PassageState.class);
    found.removeIf(before -> !before.mayBecome(of));
    return found;
  }
}
