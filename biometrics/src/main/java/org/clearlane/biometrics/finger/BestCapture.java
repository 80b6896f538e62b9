// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import java.util.List;
import java.util.Optional;

/** Chooses the one of several captures of a finger that is most alike to the others. */
final class BestCapture {
  private BestCapture() {}

  /**
   * The index of the chosen capture, or empty if even it matches none of the others.
   *
   * @param agreement the score from which two captures are of one finger
   */
  static Optional<Integer> choose(List<NativeTemplate> captures, double agreement) {
    int best = 0;
    double bestSum = -1;
    double bestSingle = 0;
    for (int i = 0; i < captures.size(); i++) {
      double sum = 0;
      double single = 0;
      for (int j = 0; j < captures.size(); j++) {
        if (j != i) {
          double score = captures.get(j).score(captures.get(i));
          sum += score;
          single = Math.max(single, score);
        }
      }
      if (sum > bestSum) {
        best = i;
        bestSum = sum;
        bestSingle = single;
      }
    }
    return bestSingle >= agreement ? Optional.of(best) : Optional.empty();
  }
}
