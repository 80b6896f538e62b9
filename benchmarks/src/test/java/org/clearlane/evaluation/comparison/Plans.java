// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.evaluation.acquisition.Sample;
import org.clearlane.evaluation.dataset.Exclusions;
import org.clearlane.evaluation.dataset.NamePair;
import org.clearlane.evaluation.dataset.Picture;
import org.clearlane.evaluation.dataset.TrialList;

/** Plans for tests. */
public final class Plans {
  private Plans() {}

  public static Cohort cohort(List<? extends Sample<?>> samples) {
    return new Cohort(samples.stream().<Picture>map(Sample::picture).toList());
  }

  public static TrialPlan all(List<? extends Sample<?>> samples) {
    return new TrialPlan(cohort(samples), TrialList.ALL, Exclusions.NONE);
  }

  public static TrialPlan without(List<? extends Sample<?>> samples, NamePair... pairs) {
    return new TrialPlan(cohort(samples), TrialList.ALL, new Exclusions(Set.of(), Set.of(pairs)));
  }

  static TrialPlan listed(
      List<? extends Sample<?>> samples, Set<NamePair> mated, Set<NamePair> nonMated) {
    return new TrialPlan(
        cohort(samples),
        new TrialList(
            Optional.of(mated).filter(pairs -> !pairs.isEmpty()),
            Optional.of(nonMated).filter(pairs -> !pairs.isEmpty()),
            Set.of()),
        Exclusions.NONE);
  }
}
