// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The flights whose passengers may travel by face, in the current authority. Partners see their own
 * only: those that they announced and those that name them as handler. Thread safe; each call is a
 * transaction or joins one.
 */
public interface Flights {

  /**
   * Announces a flight. The same carrier, number, date and origin again are the same flight.
   *
   * @param partner code of the partner that calls
   */
  FlightOutcome announce(FlightPlan plan, String partner);

  /** One of the partner's flights. */
  Optional<Flight> find(FlightId flight, String partner);

  /**
   * The partner's flights of a day, by departure.
   *
   * @param date the local date of departure
   */
  List<Flight> onDay(LocalDate date, String partner);

  /** All partners' flights of a day, by departure: for officers. */
  List<Flight> onDay(LocalDate date);

  /** Changes when it is planned to leave, and with it when its journeys are destroyed. */
  FlightOutcome reschedule(FlightId flight, Instant departsAt, String partner);

  /** Opens boarding, closes it again, has the flight depart or cancels it. */
  FlightOutcome advance(FlightId flight, FlightState next, String partner);
}
