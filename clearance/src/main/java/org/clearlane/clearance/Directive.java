// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Instant;
import java.util.Optional;
import org.clearlane.biometrics.CaptureHint;

/**
 * What a lane's controller and display show and do now. An interception and a referral have the
 * same directive.
 *
 * @param sequence grows with every change; a controller asks for what follows the last one it has
 * @param passage the passage in progress, if any
 * @param captureNonce to be sent with every frame while {@link Step#CAPTURE}
 * @param hint what would make the next frame better, while {@link Step#CAPTURE}; a new hint is a
 *     new directive of the same passage and nonce
 * @param place which member of a family is asked, while {@link Step#CAPTURE}
 * @param since when the lane took this step
 */
public record Directive(
    long sequence,
    Step step,
    Optional<PassageId> passage,
    Optional<String> captureNonce,
    Optional<CaptureHint> hint,
    Optional<Place> place,
    Instant since) {

  /**
   * Whose turn it is of a family.
   *
   * @param number from 1
   * @param of how many turns there are, 2 to 4
   */
  public record Place(int number, int of) {}

  /** What the traveller is to see. */
  public enum Step {
    /** Out of service. */
    CLOSED,
    /** Waiting for the next traveller's QR code. */
    READY,
    /** Waiting for the next traveller's travel document. */
    READY_FOR_DOCUMENT,
    /** Step in through the open entry door. */
    STEP_IN,
    /** Lay the finger on the sensor. */
    FINGER,
    /** Lift the finger: it is known. */
    LIFT_FINGER,
    /** Lay a finger on the sensor again, or another one. */
    FINGER_AGAIN,
    /** Look at the camera. */
    CAPTURE,
    /** A family code cannot be read now: show each person's own. */
    ONE_BY_ONE,
    /** One moment. */
    WAIT,
    /** Walk through. */
    PROCEED,
    /** Please see an officer. */
    REFERRED;

    /** Whether the next traveller may come. */
    public boolean ready() {
      return this == READY || this == READY_FOR_DOCUMENT;
    }
  }
}
