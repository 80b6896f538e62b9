// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.kernel.TravellerId;

/**
 * Faces of the current authority that an officer has to compare: of travellers who register and
 * look like somebody who is enrolled, and of two who were enrolled at the same moment. Thread safe;
 * each call is a transaction or joins one.
 */
public interface DuplicateCases {

  /** The most cases of which a list tells. */
  int MOST_LISTED = 50;

  /** What nobody has decided yet, the oldest first, at most {@value #MOST_LISTED}. */
  List<DuplicateCase> open();

  /** The picture of a case's subject; of the candidate see {@link Enrollments#portrait}. */
  Optional<byte[]> portrait(UUID duplicateCase);

  /**
   * An officer has compared the two. Of a registration the same person is refused from then on, and
   * a different one goes through; of two enrolments the officer withdraws one.
   *
   * @param reason only told of different people
   * @return false if there is no such case, or somebody has decided it
   */
  boolean decide(
      UUID duplicateCase, DuplicateCase.Decision decision, Distinction.Reason reason, String by);

  /** Who of the enrolled is so alike to a traveller that somebody has to decide or has decided. */
  List<TravellerId> alikeTo(TravellerId traveller);
}
