// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.proofing;

import java.time.LocalDate;
import org.clearlane.kernel.TravelDocument;

/**
 * Who an e-ID provider says somebody is.
 *
 * @param subject the provider's name for the person, for this authority alone
 * @param issuingState three letters, as in the machine-readable zone
 * @param documentNumber without fillers
 */
public record ProvedIdentity(
    String issuer,
    String subject,
    LocalDate birthDate,
    String issuingState,
    String documentNumber) {

  /** Whether it is this document, and this person's. Names are not compared: scripts differ. */
  public boolean names(TravelDocument document) {
    return document.issuingState().equals(issuingState)
        && document.number().replace("<", "").equals(documentNumber)
        && document.birthDate().mayBe(birthDate);
  }

  /** Hides the person. */
  @Override
  public String toString() {
    return "ProvedIdentity[" + issuer + "]";
  }
}
