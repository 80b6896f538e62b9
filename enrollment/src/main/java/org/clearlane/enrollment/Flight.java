// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Map;

/**
 * A flight with its figures.
 *
 * @param partner code of the partner that announced it
 * @param checkedIn how many passengers have or had a journey token for it and were not offloaded
 * @param offloaded how many were
 * @param passed how many were confirmed at each touchpoint
 */
public record Flight(
    FlightId id,
    String partner,
    FlightPlan plan,
    FlightState state,
    long checkedIn,
    long offloaded,
    Map<Touchpoint, Long> passed) {
  public Flight {
    passed = Map.copyOf(passed);
  }
}
