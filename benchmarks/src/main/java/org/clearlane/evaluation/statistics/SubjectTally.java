// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import java.util.Arrays;

/**
 * Trials that each belong to one subject, such as mated comparisons: subjects are drawn from a
 * population, and their trials come with them. The variance is the linearised one of a ratio of
 * sums over subjects (Cochran, Sampling Techniques, 1977, section 11.8 for clusters of unequal
 * size).
 */
public final class SubjectTally {
  private final long[] events;
  private final long[] trials;

  /**
   * @param subjects how many there may be, numbered from 0
   */
  public SubjectTally(int subjects) {
    events = new long[subjects];
    trials = new long[subjects];
  }

  /** Counts one trial. */
  public void add(int subject, boolean event) {
    trials[subject]++;
    if (event) {
      events[subject]++;
    }
  }

  /** The rate of events. */
  public Estimate estimate() {
    long n = Arrays.stream(trials).sum();
    long k = Arrays.stream(events).sum();
    long subjects = Arrays.stream(trials).filter(number -> number > 0).count();
    if (k == 0 || k == n || subjects < 2) {
      // Nothing tells how alike the trials of one subject are; they might all be one.
      return Estimate.of(k, n, (double) subjects);
    }
    double p = (double) k / n;
    double squares = 0;
    for (int i = 0; i < trials.length; i++) {
      double residual = events[i] - p * trials[i];
      squares += residual * residual;
    }
    double clustered = squares * subjects / (subjects - 1.0);
    double independent = n * p * (1 - p);
    return Estimate.of(k, n, n / Math.max(1, clustered / independent));
  }
}
