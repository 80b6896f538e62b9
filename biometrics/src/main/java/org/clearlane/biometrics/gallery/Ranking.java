// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.ArrayList;
import java.util.List;
import org.clearlane.biometrics.PersonId;

/** The best persons of those that were offered, each once. For one thread. */
final class Ranking {
  private final int most;
  private final List<Match> best = new ArrayList<>();

  /**
   * @param most how many persons are wanted
   */
  Ranking(int most) {
    this.most = most;
  }

  void offer(PersonId person, double score) {
    Match match = new Match(person, score);
    for (Match known : best) {
      if (known.person().equals(person)) {
        if (known.score() >= score) {
          return;
        }
        best.remove(known);
        break;
      }
    }
    int at = best.size();
    while (at > 0 && Match.BEST_FIRST.compare(match, best.get(at - 1)) < 0) {
      at--;
    }
    best.add(at, match);
    if (best.size() > most) {
      best.removeLast();
    }
  }

  /** Whether a reference with at most this score can still change the ranking. */
  boolean canBeChangedBy(float upper) {
    // A score is cut off at -1, so below that the order of upper ends tells nothing.
    return best.size() < most || upper >= best.getLast().score() || best.getLast().score() <= -1;
  }

  /** Best first. */
  List<Match> best() {
    return List.copyOf(best);
  }
}
