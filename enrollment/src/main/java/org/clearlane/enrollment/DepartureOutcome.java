// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import org.clearlane.kernel.TravellerId;

/** What a lane of departure immigration learns. */
public sealed interface DepartureOutcome {

  /**
   * An eligible resident. The lane inspects this traveller as it does any other.
   *
   * @param repeated whether the passenger was confirmed here before
   */
  record Confirmed(JourneyId journey, TravellerId traveller, boolean repeated)
      implements DepartureOutcome {}

  /** An officer at a counter, whatever the cause. */
  record Counter() implements DepartureOutcome {}
}
