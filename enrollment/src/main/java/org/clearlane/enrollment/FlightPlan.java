// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A flight as its operating carrier announces it.
 *
 * @param carrier two or three of A-Z 0-9, as boarding passes name it
 * @param number one to four digits and a letter or none; leading zeros are dropped
 * @param date the local date of departure, as boarding passes name it
 * @param origin airport, three letters
 * @param destination airport, three letters
 * @param departsAt when it is planned to leave
 * @param handler code of another partner that runs touchpoints for this flight, such as the airport
 */
public record FlightPlan(
    String carrier,
    String number,
    LocalDate date,
    String origin,
    String destination,
    Instant departsAt,
    Optional<String> handler) {
  private static final Pattern CARRIER = Pattern.compile("[A-Z0-9]{2,3}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}[A-Z]?");
  private static final Pattern AIRPORT = Pattern.compile("[A-Z]{3}");
  private static final Pattern PARTNER = Pattern.compile("[a-z0-9-]{2,40}");

  /**
   * @throws IllegalArgumentException if a part has another form
   */
  public FlightPlan {
    require(CARRIER.matcher(carrier).matches(), "carrier");
    require(NUMBER.matcher(number).matches(), "number");
    require(AIRPORT.matcher(origin).matches(), "origin");
    require(AIRPORT.matcher(destination).matches(), "destination");
    require(handler.isEmpty() || PARTNER.matcher(handler.get()).matches(), "handler");
    number = number.replaceFirst("^0+(?=[0-9])", "");
  }

  /** As people write it. */
  public String designator() {
    return carrier + number;
  }

  private static void require(boolean condition, String part) {
    if (!condition) {
      throw new IllegalArgumentException("flight: " + part + " has a wrong form");
    }
  }
}
