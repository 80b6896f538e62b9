// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/** An enrolled traveller with the identity unsealed, for officers and the inspection. */
public record TravellerSummary(
    TravellerId id, Status status, TravelDocument document, Instant createdAt) {

  /** Where an enrolment stands. A withdrawn one has no identity any more and is not found. */
  public enum Status {
    ACTIVE,
    /** Kept but not used, see {@link Suspensions}. */
    SUSPENDED,
    WITHDRAWN
  }
}
