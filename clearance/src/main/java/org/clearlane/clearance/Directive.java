// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Instant;
import java.util.Optional;

/**
 * What a lane's controller and display show and do now. An interception and a referral have the
 * same directive.
 *
 * @param sequence grows with every change; a controller asks for what follows the last one it has
 * @param passage the passage in progress, if any
 * @param captureNonce to be sent with every frame while {@link Step#CAPTURE}
 * @param since when the lane took this step
 */
public record Directive(
    long sequence,
    Step step,
    Optional<PassageId> passage,
    Optional<String> captureNonce,
    Instant since) {

  /** What the traveller is to see. */
  public enum Step {
    /** Out of service. */
    CLOSED,
    /** Waiting for the next traveller. */
    READY,
    /** Look at the camera. */
    CAPTURE,
    /** One moment. */
    WAIT,
    /** Walk through. */
    PROCEED,
    /** Please see an officer. */
    REFERRED
  }
}
