// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a registration has come.
 *
 * @param document what of the document the e-ID named may be shown
 * @param guardianNeeded whether the traveller is under 18
 * @param fault why the last proofing came to nothing
 */
public record Registration(
    RegistrationStep step,
    Optional<DocumentHint> document,
    boolean guardianNeeded,
    Optional<ProofingFault> fault,
    Instant expiresAt) {

  /**
   * Enough of a document to find it in a drawer.
   *
   * @param numberEnd the number's last three characters
   */
  public record DocumentHint(String issuingState, String numberEnd) {}
}
