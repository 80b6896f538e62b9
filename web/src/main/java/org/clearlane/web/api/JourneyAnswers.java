// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.enrollment.Flight;
import org.clearlane.enrollment.FlightOutcome;
import org.clearlane.enrollment.Journey;
import org.clearlane.enrollment.JourneyOutcome;
import org.clearlane.enrollment.TouchOutcome;
import org.clearlane.kernel.BoardingPassReading;

/** Turns outcomes of journeys into what the API answers, or into problems. */
final class JourneyAnswers {
  private JourneyAnswers() {}

  /**
   * @throws ProblemException unless the outcome is accepted
   */
  static Flight flight(FlightOutcome outcome) {
    return switch (outcome) {
      case FlightOutcome.Accepted(Flight flight, _) -> flight;
      case FlightOutcome.Refused refused -> throw new ProblemException(problem(refused.reason()));
    };
  }

  private static Problem problem(FlightOutcome.Reason reason) {
    return switch (reason) {
      case UNKNOWN -> Problem.of(ProblemType.NOT_FOUND);
      case OF_ANOTHER_PARTNER -> Problem.of(ProblemType.FLIGHT_OF_ANOTHER_PARTNER);
      case OVER -> Problem.of(ProblemType.FLIGHT_NOT_OPEN);
      case TIME_NOT_ACCEPTED, POSTPONED_TOO_FAR ->
          Problem.of(ProblemType.FLIGHT_TIME_REFUSED).withCode(reason);
    };
  }

  /**
   * @throws ProblemException unless the outcome is accepted
   */
  static Journey journey(JourneyOutcome outcome) {
    return switch (outcome) {
      case JourneyOutcome.Accepted(Journey journey, _) -> journey;
      case JourneyOutcome.BadPass(var reading) -> throw new ProblemException(badPass(reading));
      case JourneyOutcome.NotUsable(var failure) ->
          throw new ProblemException(Problem.of(ProblemType.PORTRAIT_REJECTED).withCode(failure));
      case JourneyOutcome.Refused refused -> throw new ProblemException(problem(refused.reason()));
    };
  }

  private static Problem problem(JourneyOutcome.Reason reason) {
    return switch (reason) {
      case UNKNOWN -> Problem.of(ProblemType.NOT_FOUND);
      case FLIGHT_UNKNOWN -> Problem.of(ProblemType.FLIGHT_UNKNOWN);
      case FLIGHT_OVER -> Problem.of(ProblemType.FLIGHT_NOT_OPEN);
      case BOARDED, PASSENGER_DIFFERS, ALREADY_CHECKED_IN ->
          Problem.of(ProblemType.JOURNEY_NOT_CHANGED).withCode(reason);
      case BUSY -> Problem.of(ProblemType.TOO_MANY_REQUESTS);
    };
  }

  /** Names the item or the reason, never what stands there. */
  private static Problem badPass(BoardingPassReading reading) {
    Problem problem = Problem.of(ProblemType.BOARDING_PASS_INVALID);
    return switch (reading) {
      case BoardingPassReading.BadItem(var item, int leg) ->
          leg == 0
              ? problem.withCode(item)
              : problem.withCode(item).withDetail("In leg " + leg + " of the boarding pass");
      case BoardingPassReading.Malformed(var reason) -> problem.withCode(reason);
      case BoardingPassReading.Valid _ -> problem;
    };
  }

  /**
   * @throws ProblemException if nothing was searched
   */
  static ConfirmationJson confirmation(TouchOutcome outcome) {
    return switch (outcome) {
      case TouchOutcome.Confirmed(Journey journey, boolean repeated) ->
          ConfirmationJson.confirmed(journey, repeated);
      case TouchOutcome.NotConfirmed(var hint) -> ConfirmationJson.useDocument(hint.orElse(null));
      case TouchOutcome.AnotherFlight(Flight flight) -> ConfirmationJson.anotherFlight(flight);
      case TouchOutcome.Refused(var reason) ->
          throw new ProblemException(
              Problem.of(
                  switch (reason) {
                    case FLIGHT_UNKNOWN -> ProblemType.NOT_FOUND;
                    case FLIGHT_NOT_OPEN -> ProblemType.FLIGHT_NOT_OPEN;
                    case TOO_MANY_FACES -> ProblemType.TOO_MANY_FACES;
                    case NOT_READY -> ProblemType.UNAVAILABLE;
                    case BUSY -> ProblemType.TOO_MANY_REQUESTS;
                  }));
    };
  }
}
