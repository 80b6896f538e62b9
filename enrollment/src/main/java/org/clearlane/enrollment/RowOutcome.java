// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Optional;

/**
 * What became of a row of a roster.
 *
 * @param member the membership, if there is one
 */
public record RowOutcome(Kind kind, Optional<MemberId> member) {
  /** Whether and why a row was taken; the first three were. */
  public enum Kind {
    ADDED,
    CHANGED,
    UNCHANGED,
    /** The population has no room. */
    POPULATION_FULL,
    DOCUMENT_EXPIRED,
    ISSUING_STATE_NOT_ELIGIBLE,
    UNDER_AGE,
    AGE_UNKNOWN,
    /** The dates end before they begin or lie outside the population's. */
    DATES_OUTSIDE,
    /** Another reference has this document. */
    DOCUMENT_TAKEN,
    /** An earlier row of the same upload has this reference. */
    REFERENCE_REPEATED;

    /** Whether the row is in force. */
    public boolean taken() {
      return this == ADDED || this == CHANGED || this == UNCHANGED;
    }
  }
}
