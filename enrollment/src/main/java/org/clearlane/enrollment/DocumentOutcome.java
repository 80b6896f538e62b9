// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Set;
import org.clearlane.biometrics.AcquisitionFailure;

/** What became of a change of document; only {@link Changed} changed anything. */
public sealed interface DocumentOutcome {

  /**
   * The enrolment names the new document.
   *
   * @param fields what is another now; empty if nothing is, but for a portrait
   */
  record Changed(Set<Field> fields) implements DocumentOutcome {
    public Changed {
      fields = Set.copyOf(fields);
    }
  }

  /** There is no such traveller, or no more. */
  record UnknownTraveller() implements DocumentOutcome {}

  /** The document has expired. */
  record DocumentExpired() implements DocumentOutcome {}

  /** Another traveller is enrolled with this document. */
  record DocumentAlreadyEnrolled() implements DocumentOutcome {}

  /** The date of birth is another: this is no renewal. */
  record AnotherPerson() implements DocumentOutcome {}

  /** The names are others, and no officer has confirmed them. */
  record NamesDiffer() implements DocumentOutcome {}

  /** No reference can be made of the portrait. */
  record PortraitRejected(AcquisitionFailure failure) implements DocumentOutcome {}

  /** A field of a travel document. */
  enum Field {
    DOCUMENT_CODE,
    ISSUING_STATE,
    NUMBER,
    EXPIRY,
    NATIONALITY,
    SURNAME,
    GIVEN_NAMES,
    BIRTH_DATE,
    SEX
  }
}
