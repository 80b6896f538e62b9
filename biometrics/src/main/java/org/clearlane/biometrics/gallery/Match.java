// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.Comparator;
import org.clearlane.biometrics.PersonId;

/** A person with the score of the best reference. */
record Match(PersonId person, double score) {
  static final Comparator<Match> BEST_FIRST =
      Comparator.comparingDouble(Match::score).reversed().thenComparing(Match::person);
}
