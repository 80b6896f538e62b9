// SPDX-License-Identifier: Apache-2.0
package org.clearlane.benchmarks.search;

import java.util.Arrays;

/** The best of what was offered, kept by insertion: the plain twin of every search. */
final class PlainBest {
  private final int[] persons;
  private final double[] scores;

  PlainBest(int most) {
    persons = new int[most];
    scores = new double[most];
    Arrays.fill(persons, -1);
    Arrays.fill(scores, Double.NEGATIVE_INFINITY);
  }

  /** Earlier offers go before equal ones that come later. */
  void offer(int person, double score) {
    int at = scores.length;
    while (at > 0 && score > scores[at - 1]) {
      at--;
    }
    if (at < scores.length) {
      System.arraycopy(scores, at, scores, at + 1, scores.length - at - 1);
      System.arraycopy(persons, at, persons, at + 1, persons.length - at - 1);
      scores[at] = score;
      persons[at] = person;
    }
  }

  void merge(PlainBest other) {
    for (int i = 0; i < other.scores.length; i++) {
      if (other.persons[i] >= 0) {
        offer(other.persons[i], other.scores[i]);
      }
    }
  }

  int[] persons() {
    return persons.clone();
  }

  double[] scores() {
    return scores.clone();
  }
}
