// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.util.Optional;
import org.clearlane.kernel.TravellerId;

/** What one authority decides about one traveller at one lane. */
public sealed interface Verdict {

  /**
   * The traveller may pass.
   *
   * @param score of the comparison: a face's from -1 to 1, a finger's from 0
   */
  record Cleared(TravellerId traveller, double score) implements Verdict {}

  /**
   * The traveller is asked to go to an officer.
   *
   * @param score of the comparison, if there was one
   */
  record Referred(PassageReason reason, Optional<Double> score) implements Verdict {
    public Referred(PassageReason reason) {
      this(reason, Optional.empty());
    }
  }

  /** The gate stays shut; outside the owning authority's officers this looks like a referral. */
  record Intercepted(PassageReason reason) implements Verdict {}
}
