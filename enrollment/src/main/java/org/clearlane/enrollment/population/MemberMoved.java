// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import java.util.List;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.PopulationCode;
import org.clearlane.kernel.TravellerId;

/**
 * A face that goes into a population's gallery or out of it, once the transaction has committed.
 *
 * @param change the population's number of it: a lower one that comes later is over
 * @param references none for a face that leaves
 */
record MemberMoved(
    PopulationCode population, long change, TravellerId traveller, List<FaceTemplate> references) {
  MemberMoved {
    references = List.copyOf(references);
  }

  /** Hides the person. */
  @Override
  public String toString() {
    return "MemberMoved[" + population + ", " + change + "]";
  }
}
