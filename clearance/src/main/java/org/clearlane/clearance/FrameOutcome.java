// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import org.clearlane.biometrics.AcquisitionFailure;

/** What became of a camera frame. */
public sealed interface FrameOutcome {

  /**
   * The frame counts.
   *
   * @param remaining how many more the lane would like; at 0 it decides now
   */
  record Accepted(int remaining) implements FrameOutcome {}

  /** The frame cannot be used; the next one may be better. */
  record Unusable(AcquisitionFailure failure) implements FrameOutcome {}

  /** The lane asks for no frame now, or the nonce is not the current one. */
  record NotExpected() implements FrameOutcome {}
}
