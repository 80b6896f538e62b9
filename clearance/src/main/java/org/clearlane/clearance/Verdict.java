// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.util.Optional;
import org.clearlane.biometrics.ComparisonScore;
import org.clearlane.kernel.TravellerId;

/** What one authority decides about one traveller at one lane. */
public sealed interface Verdict {

  /** The traveller may pass. */
  record Cleared(TravellerId traveller, ComparisonScore score) implements Verdict {}

  /** The traveller is asked to go to an officer. */
  record Referred(PassageReason reason, Optional<ComparisonScore> score) implements Verdict {
    public Referred(PassageReason reason) {
      this(reason, Optional.empty());
    }
  }

  /** The gate stays shut; outside the owning authority's officers this looks like a referral. */
  record Intercepted(PassageReason reason) implements Verdict {}
}
