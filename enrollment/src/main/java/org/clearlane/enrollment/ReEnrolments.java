// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import java.util.Optional;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.kernel.TravellerId;

/**
 * Re-enrolment (ISO/IEC 2382-37): after the face model has changed, the current authority's
 * references are made anew from the pictures that were stored at enrolment, where the traveller's
 * consent is still in force.
 *
 * <p>The work is done in the background, one reference after the other and with pauses, so that
 * lanes go on. It survives a restart: what is done is stored with each reference, and a run that
 * was under way goes on when the server has started again. A traveller who comes to a lane before
 * the run has reached the reference is renewed there and then. Thread safe.
 */
public interface ReEnrolments {

  /**
   * How far the references have come.
   *
   * @param modelId the model that the references should be of
   * @param running whether the run is under way
   * @param references all of them
   * @param current those of this model
   * @param withoutConsent of an earlier model, and left so because no consent is in force
   * @param failed of an earlier model, and left so because this one finds no usable face in the
   *     picture
   * @param startedBy who started the last run for this model, if there was one
   */
  record Progress(
      String modelId,
      boolean running,
      long references,
      long current,
      long withoutConsent,
      long failed,
      Optional<String> startedBy,
      Optional<Instant> startedAt) {

    /** How many wait for the run. */
    public long left() {
      return Math.max(0, references - current - withoutConsent - failed);
    }

    /** What is done, 0 to 1; 1 where there is nothing to do. */
    public double share() {
      return references == 0 ? 1 : 1 - (double) left() / references;
    }
  }

  Progress progress();

  /** Starts the run or has it go on; what failed under this model is not tried again. */
  Progress start(String by);

  /** Has the run pause after the reference that it works on. */
  Progress stop(String by);

  /**
   * Renews the traveller's newest reference now, if it is of an earlier model and may be. Blocks
   * for some tens of milliseconds.
   *
   * @return the reference of the current model; empty if there is none and none could be made
   */
  Optional<FaceTemplate> renew(TravellerId traveller);
}
