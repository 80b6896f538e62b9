// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.evaluation.SyntheticPeople;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.dataset.NamePair;
import org.junit.jupiter.api.Test;

class TrialPlanTest {
  /** Pictures 0 to 2 of the first person, 3 to 5 of the second, 6 to 8 of the third. */
  private final List<Sample<FaceTemplate>> samples = SyntheticPeople.samples(1, 3, 3);

  private NamePair names(int one, int other) {
    return NamePair.of(samples.get(one).picture().name(), samples.get(other).picture().name());
  }

  @Test
  void comparesEachTwoPicturesOnce() {
    TrialPlan plan = Plans.all(samples);
    assertThat(plan.mated()).hasSize(9).contains(new Trial(2, 0)).doesNotHaveDuplicates();
    assertThat(plan.nonMatedComparisons()).isEqualTo(27);
    assertThat(plan.isNonMated(0, 3)).isTrue();
    assertThat(plan.isNonMated(0, 1)).isFalse();
  }

  @Test
  void leavesOutExcludedPicturesAndSubjects() {
    TrialPlan plan =
        Plans.without(samples, names(0, 1), names(0, 4), NamePair.of("person0001", "person0002"));
    assertThat(plan.mated()).hasSize(8).doesNotContain(new Trial(1, 0));
    assertThat(plan.nonMatedComparisons()).isEqualTo(27 - 1 - 9);
    assertThat(plan.isNonMated(4, 0)).isFalse();
    assertThat(plan.isNonMated(0, 4)).isFalse();
    assertThat(plan.isNonMated(3, 8)).isFalse();
    assertThat(plan.isNonMated(1, 4)).isTrue();
  }

  @Test
  void makesOnlyTheListedComparisons() {
    TrialPlan plan = Plans.listed(samples, Set.of(names(0, 1)), Set.of(names(0, 3), names(2, 8)));
    assertThat(plan.mated()).containsExactly(new Trial(1, 0));
    assertThat(plan.listedNonMated().orElseThrow())
        .containsExactlyInAnyOrder(new Trial(3, 0), new Trial(8, 2));
    assertThat(plan.nonMatedComparisons()).isEqualTo(2);
  }

  @Test
  void believesAListThatOverrulesTheFolders() {
    TrialPlan same = Plans.listed(samples, Set.of(names(0, 3)), Set.of());
    assertThat(same.mated()).containsExactly(new Trial(3, 0));
    assertThat(same.isNonMated(0, 3)).isFalse();
    assertThat(same.nonMatedComparisons()).isEqualTo(26);
    TrialPlan different = Plans.listed(samples, Set.of(), Set.of(names(0, 1)));
    assertThat(different.mated()).hasSize(8).doesNotContain(new Trial(1, 0));
  }
}
