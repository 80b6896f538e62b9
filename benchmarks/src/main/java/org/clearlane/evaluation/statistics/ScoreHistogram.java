// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

/** Counts scores as they are computed. Thread safe. */
public final class ScoreHistogram {
  private final ScoreScale scale;
  private final long[] counts;

  /** Without a score yet. */
  public ScoreHistogram(ScoreScale scale) {
    this.scale = scale;
    counts = new long[scale.size()];
  }

  /** Adds the first {@code number} codes of an array. */
  public synchronized void add(int[] codes, int number) {
    for (int i = 0; i < number; i++) {
      counts[codes[i]]++;
    }
  }

  /** What was counted so far. */
  public synchronized ScoreDistribution distribution() {
    return new ScoreDistribution(scale, counts);
  }
}
