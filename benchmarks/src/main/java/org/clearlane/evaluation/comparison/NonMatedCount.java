// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.comparison;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.clearlane.evaluation.statistics.PairTally;

/**
 * How many non-mated comparisons a class of a partition has, with whom: counted by arithmetic,
 * because there are too many to be looked at for each class.
 *
 * @param trialsOf how many comparisons each subject has part in
 * @param pairs of how many pairs of subjects
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record NonMatedCount(long[] trialsOf, long pairs) {

  /** Counts the comparisons of one class. */
  public static NonMatedCount of(TrialPlan plan, Partition partition, int label) {
    return plan.listedNonMated().isPresent()
        ? listed(plan, partition, label)
        : all(plan, partition, label);
  }

  /** A tally of events among these comparisons. */
  public PairTally tally() {
    return new PairTally(trialsOf, pairs);
  }

  private static NonMatedCount listed(TrialPlan plan, Partition partition, int label) {
    Cohort cohort = plan.cohort();
    long[] trialsOf = new long[cohort.subjects()];
    Set<Trial> pairs = new HashSet<>();
    for (Trial trial : plan.listedNonMated().orElseThrow()) {
      if (partition.of(trial.probe(), trial.reference()) == label) {
        Trial subjects = subjects(cohort, trial);
        trialsOf[subjects.probe()]++;
        trialsOf[subjects.reference()]++;
        pairs.add(subjects);
      }
    }
    return new NonMatedCount(trialsOf, pairs.size());
  }

  /**
   * Comparisons whose lower class is the wanted one are those among the pictures of this and higher
   * classes, without those among the pictures of higher classes only.
   */
  private static NonMatedCount all(TrialPlan plan, Partition partition, int label) {
    Cohort cohort = plan.cohort();
    boolean worse = partition.rule() == Partition.Rule.WORSE;
    long[] within = new long[cohort.subjects()];
    long[] above = new long[cohort.subjects()];
    long allWithin = 0;
    long allAbove = 0;
    for (int i = 0; i < cohort.size(); i++) {
      int own = partition.of(i);
      if (own == label || (worse && own > label)) {
        within[cohort.subject(i)]++;
        allWithin++;
      }
      if (worse && own > label) {
        above[cohort.subject(i)]++;
        allAbove++;
      }
    }
    long[] trialsOf = new long[within.length];
    long present = 0;
    long presentAbove = 0;
    for (int s = 0; s < within.length; s++) {
      trialsOf[s] = within[s] * (allWithin - within[s]) - above[s] * (allAbove - above[s]);
      present += within[s] > 0 ? 1 : 0;
      presentAbove += within[s] > 0 && within[s] == above[s] ? 1 : 0;
    }
    long pairs = couples(present) - couples(presentAbove);
    Map<Trial, Long> without = new HashMap<>();
    for (Trial trial : plan.excludedNonMated()) {
      if (partition.of(trial.probe(), trial.reference()) == label) {
        Trial subjects = subjects(cohort, trial);
        trialsOf[subjects.probe()]--;
        trialsOf[subjects.reference()]--;
        without.merge(subjects, 1L, Long::sum);
      }
    }
    for (Map.Entry<Trial, Long> entry : without.entrySet()) {
      int a = entry.getKey().probe();
      int b = entry.getKey().reference();
      pairs -= within[a] * within[b] - above[a] * above[b] == entry.getValue() ? 1 : 0;
    }
    return new NonMatedCount(trialsOf, pairs);
  }

  private static long couples(long number) {
    return number * (number - 1) / 2;
  }

  private static Trial subjects(Cohort cohort, Trial trial) {
    return Trial.of(cohort.subject(trial.probe()), cohort.subject(trial.reference()));
  }
}
