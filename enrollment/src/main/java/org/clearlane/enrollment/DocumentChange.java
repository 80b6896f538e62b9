// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Optional;
import org.clearlane.kernel.TravelDocument;

/**
 * What an enrolment is to name from now on.
 *
 * @param kind why
 * @param portrait JPEG or PNG, at most 8 MiB, if there is a newer one
 */
public record DocumentChange(TravelDocument document, Kind kind, Optional<Portrait> portrait) {

  /** Why a document changes. */
  public enum Kind {
    /** The traveller has another document: date of birth and names must be the same. */
    RENEWAL,
    /** The same, and an officer has seen proof that the names are the same person's. */
    RENEWAL_UNDER_OTHER_NAMES,
    /** The document was misread at enrolment; anything may change. */
    CORRECTION
  }

  /** A picture's bytes. */
  @SuppressWarnings("ArrayRecordComponent") // copied in and out, never compared
  public record Portrait(byte[] image) {
    public Portrait {
      image = image.clone();
    }

    @Override
    public byte[] image() {
      return image.clone();
    }

    @Override
    public String toString() {
      return "Portrait[]";
    }
  }

  /** Hides the document. */
  @Override
  public String toString() {
    return "DocumentChange[" + kind + "]";
  }
}
