// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Optional;
import org.clearlane.biometrics.CaptureHint;

/** What became of a step of a registration; only {@link Refused} changed nothing. */
public sealed interface RegistrationOutcome {

  /** The step was taken. */
  record Advanced(Registration registration) implements RegistrationOutcome {}

  /**
   * The picture cannot be used.
   *
   * @param hint what to do, where that is known
   */
  record NotUsable(Optional<CaptureHint> hint) implements RegistrationOutcome {}

  /** The traveller is enrolled, and this is the device's credential. */
  record Completed(IssuanceOutcome.Issued credential) implements RegistrationOutcome {}

  /** The step was not taken. */
  record Refused(Reason reason) implements RegistrationOutcome {}

  /** Why a step was not taken. */
  enum Reason {
    /** There is no such registration, or not any more. */
    UNKNOWN,
    /** An earlier step has to be taken first, or the registration is done. */
    NOT_NOW,
    /** As many pictures are looked at as the machine can. */
    BUSY,
    /** The face models are not loaded. */
    NOT_READY,
    /** The e-ID names another document or another person. */
    DOCUMENT_DIFFERS,
    DOCUMENT_EXPIRED,
    DOCUMENT_ALREADY_ENROLLED,
    /** Somebody who is enrolled looks alike; an officer has to compare them first. */
    UNDER_REVIEW,
    /** An officer has found the person to be enrolled under another document. */
    SAME_PERSON,
    CONSENT_MISSING,
    CONSENT_TEXT_OUTDATED,
    GUARDIAN_MISSING,
    COUNTERPART_MISSING,
    /** The service is not offered. */
    SERVICE_NOT_OFFERED,
    /** No place is left in the groups that lanes clear by face alone. */
    POPULATION_FULL,
    BAD_DEVICE_KEY
  }
}
