// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/**
 * A membership as officers see it.
 *
 * @param reference the owner's own number of the person; empty for one who registered alone
 * @param document as registered
 * @param traveller who is enrolled with this document and consents, if anybody
 * @param attention whether an officer should look twice before verifying
 * @param verifiedBy who vouched
 */
public record Member(
    MemberId id,
    State state,
    Optional<String> reference,
    TravelDocument document,
    Optional<TravellerId> traveller,
    LocalDate validFrom,
    LocalDate validUntil,
    boolean attention,
    Optional<String> verifiedBy,
    Instant registeredAt) {

  /** What a membership waits for; the first that applies. */
  public enum State {
    /** Lanes do not know the member until an officer resumes the membership, or the enrolment. */
    SUSPENDED,
    /** An officer has to look first. */
    UNVERIFIED,
    /** Nobody is enrolled with this document and consents. */
    NOT_ENROLLED,
    /** The first day has not come. */
    NOT_YET_VALID,
    /** Lanes identify the member. */
    ACTIVE
  }

  /** Hides the person. */
  @Override
  public String toString() {
    return "Member[" + id + ", " + state + "]";
  }
}
