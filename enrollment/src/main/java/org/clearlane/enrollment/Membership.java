// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A traveller's place in a population as the traveller may know it: not whether an officer is to
 * look twice, and why.
 *
 * @param owner whose roster it is
 * @param reference the owner's own number of the person
 */
public record Membership(
    PopulationCode population,
    String name,
    Optional<String> owner,
    Optional<String> reference,
    LocalDate validFrom,
    LocalDate validUntil,
    Instant registeredAt) {

  /** Hides the person's number. */
  @Override
  public String toString() {
    return "Membership[" + population + "]";
  }
}
