// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintFailure;

/** What became of an enrolment of fingers; only {@link Enrolled} changed anything. */
public sealed interface FingersOutcome {

  /** The fingers are enrolled, instead of any that were. */
  record Enrolled(List<FingerPosition> positions) implements FingersOutcome {}

  /** There is no such traveller, or no more. */
  record UnknownTraveller() implements FingersOutcome {}

  /** The traveller has not agreed to {@link ConsentPurpose#E_CHANNEL}. */
  record ConsentMissing() implements FingersOutcome {}

  /**
   * A picture gave no template.
   *
   * @param picture which one of the finger's, from 1
   */
  record PictureRejected(FingerPosition position, int picture, FingerprintFailure failure)
      implements FingersOutcome {}

  /** The pictures of a finger are of several fingers, or too poor to match each other. */
  record PicturesDisagree(FingerPosition position) implements FingersOutcome {}

  /** Two positions were captured from the same finger. */
  record SameFinger() implements FingersOutcome {}
}
