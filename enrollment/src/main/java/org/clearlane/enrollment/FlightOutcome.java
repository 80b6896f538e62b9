// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** What became of an announcement or a change of a flight. */
public sealed interface FlightOutcome {

  /**
   * It is as asked.
   *
   * @param fresh whether the flight was not known before
   */
  record Accepted(Flight flight, boolean fresh) implements FlightOutcome {}

  /** Nothing was changed. */
  record Refused(Reason reason) implements FlightOutcome {}

  /** Why not. */
  enum Reason {
    /** The partner has no such flight. */
    UNKNOWN,
    /** Another partner has announced it. */
    OF_ANOTHER_PARTNER,
    /** Departure and local date do not go together, or lie too far from now. */
    TIME_NOT_ACCEPTED,
    /** It would leave more than three days later than announced first; announce another flight. */
    POSTPONED_TOO_FAR,
    /** It has left or was cancelled. */
    OVER
  }
}
