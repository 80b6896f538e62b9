// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.kernel.BoardingPassReading;

/** What became of a check-in or of a change of a journey. */
public sealed interface JourneyOutcome {

  /**
   * It is as asked.
   *
   * @param fresh whether a token was made
   */
  record Accepted(Journey journey, boolean fresh) implements JourneyOutcome {}

  /**
   * The text is no boarding pass.
   *
   * @param reading never a valid one
   */
  record BadPass(BoardingPassReading reading) implements JourneyOutcome {}

  /** The picture has no usable face. */
  record NotUsable(AcquisitionFailure failure) implements JourneyOutcome {}

  /** Nothing was changed. */
  record Refused(Reason reason) implements JourneyOutcome {}

  /** Why not. */
  enum Reason {
    /** The partner has no such journey. */
    UNKNOWN,
    /** No leg of the pass is a flight that the partner has announced. */
    FLIGHT_UNKNOWN,
    /** The flight has left or was cancelled. */
    FLIGHT_OVER,
    /** The passenger has boarded. */
    BOARDED,
    /** The new pass names another passenger. */
    PASSENGER_DIFFERS,
    /** The new pass has a journey of its own already. */
    ALREADY_CHECKED_IN,
    /** Too many pictures are looked at; try again. */
    BUSY
  }
}
