// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import java.util.UUID;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/**
 * Two faces that are so alike that an officer has to compare them.
 *
 * @param subject the registration that waits, or the other of two enrolled travellers
 * @param document of the subject
 * @param candidate who is enrolled
 * @param candidateDocument under which the candidate is enrolled
 * @param score of the comparison, -1 to 1, higher is more alike
 */
public record DuplicateCase(
    UUID id,
    Kind kind,
    TravellerId subject,
    TravelDocument document,
    TravellerId candidate,
    TravelDocument candidateDocument,
    double score,
    Instant openedAt) {

  /** Whom a case keeps waiting. */
  public enum Kind {
    /** A traveller who registers; nothing is enrolled until an officer has decided. */
    REGISTRATION,
    /** Nobody: both are enrolled, by two counters at the same moment. */
    ENROLMENT
  }

  /** What an officer finds. */
  public enum Decision {
    SAME_PERSON,
    DIFFERENT_PERSON
  }

  /** Hides the people. */
  @Override
  public String toString() {
    return "DuplicateCase[" + id + ", " + kind + "]";
  }
}
