// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import java.util.Set;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.TouchOutcome;

/** Among whose passengers a touchpoint searches. */
sealed interface SearchedFlights {

  /**
   * Among those of these flights.
   *
   * @param flights maybe none
   */
  record These(Set<FlightId> flights) implements SearchedFlights {
    public These {
      flights = Set.copyOf(flights);
    }
  }

  /** Among none, and why. */
  record None(TouchOutcome.Reason reason) implements SearchedFlights {}
}
