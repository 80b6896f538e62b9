// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.List;

/**
 * What a search among galleries has found.
 *
 * @param candidates at most as many persons as asked for, each once, best first; equal scores in
 *     the order of {@link PersonId}. Fewer only where the galleries hold fewer persons. A score may
 *     be far below any threshold: {@link FaceIdentifier} decides what it means
 * @param references how many references the probe was compared with: the N of the false positive
 *     identification rate
 */
public record SearchResult(List<Candidate> candidates, long references) {
  /**
   * @throws IllegalArgumentException if there are candidates without references
   */
  public SearchResult {
    candidates = List.copyOf(candidates);
    if (references < 0 || (references == 0 && !candidates.isEmpty())) {
      throw new IllegalArgumentException("candidates come from references");
    }
  }
}
