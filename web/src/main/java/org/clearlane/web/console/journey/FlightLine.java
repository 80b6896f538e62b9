// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.journey;

import org.clearlane.enrollment.Flight;
import org.clearlane.enrollment.FlightState;
import org.clearlane.enrollment.Touchpoint;
import org.clearlane.web.console.ClockTimes;

/** A flight as the page shows it; {@code state} is part of message keys, {@code style} a class. */
public record FlightLine(
    String id,
    String departs,
    String designator,
    String route,
    String partner,
    String state,
    String style,
    long checkedIn,
    long bagDrop,
    long security,
    long immigration,
    long boarding,
    long offloaded) {

  static FlightLine of(Flight flight) {
    return new FlightLine(
        flight.id().toString(),
        ClockTimes.dayAndTime(flight.plan().departsAt()),
        flight.plan().designator(),
        flight.plan().origin() + " – " + flight.plan().destination(),
        flight.partner(),
        flight.state().name(),
        style(flight.state()),
        flight.checkedIn(),
        passed(flight, Touchpoint.BAG_DROP),
        passed(flight, Touchpoint.SECURITY),
        passed(flight, Touchpoint.DEPARTURE_IMMIGRATION),
        passed(flight, Touchpoint.BOARDING),
        flight.offloaded());
  }

  private static long passed(Flight flight, Touchpoint touchpoint) {
    return flight.passed().getOrDefault(touchpoint, 0L);
  }

  private static String style(FlightState state) {
    return switch (state) {
      case OPEN -> "s-ready";
      case BOARDING -> "s-ok";
      case DEPARTED -> "s-idle";
      case CANCELLED -> "s-refer";
    };
  }
}
