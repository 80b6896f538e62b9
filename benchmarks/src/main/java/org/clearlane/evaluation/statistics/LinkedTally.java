// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation.statistics;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Trials in which a subject is taken for another one, such as non-mated searches. Events that share
 * a subject, be it the one who searched or the one who was found, are taken for one piece of
 * evidence: two who look alike find each other, one reference may attract many, and a subject's
 * pictures err together. With groups of {@code m} events each, {@code k} events are worth {@code
 * k^2 / sum(m^2)} independent ones.
 */
public final class LinkedTally {
  private final Map<Integer, Integer> parents = new HashMap<>();
  private final Map<Integer, Long> eventsOf = new HashMap<>();
  private final Set<Integer> subjects = new HashSet<>();
  private long trials;
  private long events;

  /** Counts a trial without an event. */
  public void trial(int subject) {
    trials++;
    subjects.add(subject);
  }

  /** Counts a trial in which the subject is taken for another one. */
  public void event(int subject, int other) {
    trial(subject);
    events++;
    eventsOf.merge(subject, 1L, Long::sum);
    parents.put(root(subject), root(other));
  }

  private int root(int subject) {
    int root = subject;
    for (int next = parents.getOrDefault(root, root); next != root; ) {
      root = next;
      next = parents.getOrDefault(root, root);
    }
    parents.put(subject, root);
    return root;
  }

  /** The rate of events so far. */
  public Estimate estimate() {
    if (events == 0) {
      return Estimate.of(0, trials, subjects.size());
    }
    Map<Integer, Long> groups = new HashMap<>();
    eventsOf.forEach((subject, number) -> groups.merge(root(subject), number, Long::sum));
    double squares = groups.values().stream().mapToDouble(m -> (double) m * m).sum();
    return Estimate.of(events, trials, trials * (events / squares));
  }
}
