// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import org.clearlane.biometrics.AcquisitionFailure;
import org.clearlane.biometrics.FaceQuality;
import org.clearlane.biometrics.Liveness;
import org.clearlane.kernel.TravellerId;

/** What became of an enrolment; only {@link Enrolled} changed anything. */
public sealed interface EnrolmentOutcome {

  /** The traveller is enrolled. */
  record Enrolled(TravellerId traveller, FaceQuality quality, Liveness liveness)
      implements EnrolmentOutcome {}

  /** A traveller with this document is enrolled already. */
  record DocumentAlreadyEnrolled() implements EnrolmentOutcome {}

  /** No reference can be made of the portrait. */
  record PortraitRejected(AcquisitionFailure failure) implements EnrolmentOutcome {}

  /** The document is not accepted. */
  record DocumentNotAccepted(Reason reason) implements EnrolmentOutcome {}

  /** No consent was given. */
  record ConsentMissing() implements EnrolmentOutcome {}

  /**
   * People who are enrolled look alike; an officer has to compare them, and may then enrol with a
   * {@link Distinction}.
   *
   * @param candidates at least one, the most alike first
   */
  record DuplicateSuspected(List<DuplicateCandidate> candidates) implements EnrolmentOutcome {
    public DuplicateSuspected {
      candidates = List.copyOf(candidates);
    }
  }

  /** Why a document is not accepted. */
  enum Reason {
    EXPIRED
  }
}
