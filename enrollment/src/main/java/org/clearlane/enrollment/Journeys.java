// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceTemplate;

/**
 * Flight Token: passengers whose face is taken once at check-in and who are then recognised at the
 * airport's touchpoints, in the current authority. Everything about a journey is sealed under a key
 * of its own, which is destroyed a configured time after departure.
 *
 * <p>Partners reach only journeys of flights that are theirs; see {@link Flights}. Thread safe.
 * Calls that take a picture block for some tens of milliseconds, or up to two seconds under load;
 * each other call is a transaction or joins one.
 */
public interface Journeys {
  /** All galleries that one search spans hold fewer references than this. */
  int MOST_FACES = 100_000;

  /** Whether the galleries of open flights have been filled after the start. */
  boolean ready();

  /**
   * Makes a journey token. The same passenger on the same flight again is the same journey, with
   * the new face; an offloaded one is checked in again.
   *
   * @param partner code of the partner that calls
   */
  JourneyOutcome checkIn(CheckIn request, String partner);

  /** One of the partner's journeys. */
  Optional<Journey> find(JourneyId journey, String partner);

  /**
   * Moves a journey to the flight of another boarding pass of the same passenger.
   *
   * @param boardingPass the text of its bar code
   */
  JourneyOutcome rebook(JourneyId journey, String boardingPass, String partner);

  /** Has a passenger not fly: no touchpoint finds the face any more. */
  JourneyOutcome offload(JourneyId journey, String partner);

  /**
   * The same by an officer of the authority.
   *
   * @param by the officer's log-in
   */
  JourneyOutcome offloadByOfficer(JourneyId journey, String by);

  /**
   * Destroys a journey at once, because the passenger wants no token any more.
   *
   * @return false if the partner has no such journey
   */
  boolean withdraw(JourneyId journey, String partner);

  /** Recognises a passenger at a partner's touchpoint. */
  TouchOutcome confirm(TouchRequest request, String partner);

  /**
   * Recognises a passenger at a lane of departure immigration: for the authority's own code only.
   *
   * @param probe of the face before the lane's camera
   * @param airport where the lane is, three letters
   * @param lane the lane's code
   */
  DepartureOutcome depart(FaceTemplate probe, String airport, String lane);

  /**
   * Journeys by booking reference: for officers. At most 50, newest first.
   *
   * @param locator in any case
   */
  List<Journey> byLocator(String locator);

  /** Journeys of a flight by check-in sequence: for officers. */
  List<Journey> bySequence(FlightId flight, String sequence);
}
