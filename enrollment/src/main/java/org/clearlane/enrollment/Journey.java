// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import java.util.Map;

/**
 * A journey token as partners and officers see it.
 *
 * @param touches where and when the passenger was confirmed
 */
public record Journey(
    JourneyId id,
    FlightId flight,
    JourneyState state,
    DepartureEligibility eligibility,
    Passenger passenger,
    Map<Touchpoint, Instant> touches) {
  public Journey {
    touches = Map.copyOf(touches);
  }
}
