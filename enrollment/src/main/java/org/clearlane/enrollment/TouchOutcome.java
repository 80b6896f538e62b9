// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Optional;
import org.clearlane.biometrics.CaptureHint;

/** What a touchpoint learns. */
public sealed interface TouchOutcome {

  /**
   * It is this passenger.
   *
   * @param repeated whether the passenger was confirmed at this kind of touchpoint before
   */
  record Confirmed(Journey journey, boolean repeated) implements TouchOutcome {}

  /**
   * The face alone does not tell: ask for the boarding pass and a document. Says nothing of whoever
   * comes near.
   *
   * @param hint what would make another picture better
   */
  record NotConfirmed(Optional<CaptureHint> hint) implements TouchOutcome {}

  /**
   * The passenger flies today, but on another flight of the same partner.
   *
   * @param flight which
   */
  record AnotherFlight(Flight flight) implements TouchOutcome {}

  /** Nothing was searched. */
  record Refused(Reason reason) implements TouchOutcome {}

  /** Why not. */
  enum Reason {
    /** The partner has no such flight. */
    FLIGHT_UNKNOWN,
    /** The flight is not boarding, or for other touchpoints over. */
    FLIGHT_NOT_OPEN,
    /**
     * The flights together have 100,000 passengers or more, or more than the calibration vouches
     * for at the wanted rate of false identifications; name one.
     */
    TOO_MANY_FACES,
    /** The galleries are still filled after a start. */
    NOT_READY,
    /** Too many pictures are looked at; try again. */
    BUSY
  }
}
