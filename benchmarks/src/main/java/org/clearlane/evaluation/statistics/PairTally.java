// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Trials that each belong to two subjects, such as non-mated comparisons. Two of them may share
 * both subjects, or one: somebody whom many resemble causes many false matches. The variance is the
 * dyadic cluster-robust one (Fafchamps and Gubert, 2007; Aronow, Samii and Assenova, 2015): the sum
 * of the squared residuals of each subject less that of each pair of subjects, which the former
 * counts twice.
 *
 * <p>Errors are rare among very many trials, so that only they are listed; of the trials the number
 * for each subject is enough.
 */
public final class PairTally {
  private final long[] trialsOf;
  private final long trials;
  private final long pairs;
  private final long[] eventsOf;
  private final Map<Long, Long> eventsOfPair = new HashMap<>();
  private long events;

  /**
   * @param trialsOf how many trials each subject has part in
   * @param pairs how many pairs of subjects there are among the trials
   */
  public PairTally(long[] trialsOf, long pairs) {
    this.trialsOf = trialsOf.clone();
    this.trials = Arrays.stream(trialsOf).sum() / 2;
    this.pairs = pairs;
    eventsOf = new long[trialsOf.length];
  }

  /** Counts one event among the trials. */
  public void event(int subject, int other) {
    events++;
    eventsOf[subject]++;
    eventsOf[other]++;
    long key = (long) Math.max(subject, other) << 32 | Math.min(subject, other);
    eventsOfPair.merge(key, 1L, Long::sum);
  }

  /** The rate of events so far. */
  public Estimate estimate() {
    if (events == 0 || events == trials) {
      // Nothing tells how alike trials of the same two subjects are; they might all be one.
      return Estimate.of(events, trials, (double) pairs);
    }
    double p = (double) events / trials;
    double bySubject = 0;
    for (int i = 0; i < trialsOf.length; i++) {
      double residual = eventsOf[i] - p * trialsOf[i];
      bySubject += residual * residual;
    }
    // Residuals of pairs without an event are left out: of the order of p, where p is small.
    double byPair = eventsOfPair.values().stream().mapToDouble(k -> (double) k * k).sum();
    double variance = Math.max(byPair, bySubject - byPair);
    return Estimate.of(events, trials, trials / Math.max(1, variance / (trials * p * (1 - p))));
  }
}
