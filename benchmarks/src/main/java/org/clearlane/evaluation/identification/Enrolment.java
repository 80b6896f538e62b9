// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.identification;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.clearlane.evaluation.comparison.Cohort;

/** Who is in a gallery, each with the first picture that gave a template. */
public final class Enrolment {
  private static final int NOBODY = -1;

  private final int[] referenceOf;
  private final int size;

  private Enrolment(int[] referenceOf, int size) {
    this.referenceOf = referenceOf;
    this.size = size;
  }

  /** Of some subjects of a cohort. */
  public static Enrolment of(Cohort cohort, Collection<Integer> subjects) {
    int[] referenceOf = new int[cohort.subjects()];
    Arrays.fill(referenceOf, NOBODY);
    subjects.forEach(subject -> referenceOf[subject] = cohort.samplesOf(subject).getFirst());
    return new Enrolment(referenceOf, subjects.size());
  }

  /**
   * Of at most so many subjects: those with several pictures first, because only they can be
   * searched for, then by chance, the same in every run.
   */
  public static Enrolment limited(Cohort cohort, int most) {
    List<Integer> order = new ArrayList<>(cohort.shuffledSubjects());
    order.sort(Comparator.comparing(subject -> cohort.samplesOf(subject).size() < 2));
    return of(cohort, order.subList(0, Math.min(most, order.size())));
  }

  /** How many subjects are enrolled. */
  public int size() {
    return size;
  }

  /** Whether a subject is enrolled. */
  public boolean holds(int subject) {
    return referenceOf[subject] != NOBODY;
  }

  /** The picture that an enrolled subject is enrolled with. */
  public int reference(int subject) {
    if (!holds(subject)) {
      throw new IllegalArgumentException("the subject is not enrolled");
    }
    return referenceOf[subject];
  }
}
