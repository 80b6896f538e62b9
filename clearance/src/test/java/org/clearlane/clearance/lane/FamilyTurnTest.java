// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.clearlane.clearance.PassageState;
import org.clearlane.kernel.BirthDate;
import org.junit.jupiter.api.Test;

class FamilyTurnTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  @Test
  void theFaceTellsWhoseTurnItIs() {
    assertThat(FamilyTurn.distinct(new double[] {0.05, 0.7, 0.2, -1}, 0.4)).hasValue(1);
    assertThat(FamilyTurn.distinct(new double[] {0.4}, 0.4)).hasValue(0);
  }

  @Test
  void aStrangerIsNoMember() {
    assertThat(FamilyTurn.distinct(new double[] {0.05, 0.39, 0.2}, 0.4)).isEmpty();
  }

  @Test
  void twinsAreNotToldApart() {
    assertThat(FamilyTurn.distinct(new double[] {0.65, 0.1, 0.7}, 0.4)).isEmpty();
    assertThat(FamilyTurn.distinct(new double[] {0.7, 0.1, 0.65}, 0.4)).isEmpty();
    assertThat(FamilyTurn.distinct(new double[] {0.59, 0.1, 0.7}, 0.4)).hasValue(2);
  }

  @Test
  void aReferralLetsTheOthersGoOn() {
    Optional<Boolean> adult = Optional.of(false);
    for (PassageState referred :
        new PassageState[] {PassageState.REFERRED, PassageState.INTERCEPTED}) {
      assertThat(FamilyTurn.goesOn(referred, adult, false)).isTrue();
      assertThat(FamilyTurn.goesOn(referred, Optional.of(true), true)).as("a child").isTrue();
      assertThat(FamilyTurn.goesOn(referred, Optional.empty(), false)).as("unknown").isTrue();
    }
  }

  @Test
  void noChildIsLeftWhenTheGuardianMayBeReferred() {
    for (PassageState referred :
        new PassageState[] {PassageState.REFERRED, PassageState.INTERCEPTED}) {
      assertThat(FamilyTurn.goesOn(referred, Optional.of(false), true)).isFalse();
      assertThat(FamilyTurn.goesOn(referred, Optional.empty(), true)).as("unknown").isFalse();
    }
  }

  @Test
  void whoDoesNotComeOrTurnsBackEndsTheGroup() {
    assertThat(FamilyTurn.goesOn(PassageState.ABANDONED, Optional.empty(), false)).isFalse();
    assertThat(FamilyTurn.goesOn(PassageState.ABANDONED, Optional.of(true), false)).isFalse();
    assertThat(FamilyTurn.goesOn(PassageState.COMPLETED, Optional.of(false), true)).isTrue();
  }

  @Test
  void aChildIsUnder18() {
    assertThat(FamilyTurn.child(BirthDate.of(LocalDate.of(2008, 11, 29)), TODAY)).isTrue();
    assertThat(FamilyTurn.child(BirthDate.of(LocalDate.of(2008, 11, 28)), TODAY)).isFalse();
    assertThat(FamilyTurn.child(known(2008), TODAY)).as("in December perhaps").isTrue();
    assertThat(FamilyTurn.child(known(2007), TODAY)).isFalse();
    BirthDate unknown =
        new BirthDate(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
    assertThat(FamilyTurn.child(unknown, TODAY)).isFalse();
  }

  private static BirthDate known(int year) {
    return new BirthDate(OptionalInt.of(year), OptionalInt.empty(), OptionalInt.empty());
  }
}
