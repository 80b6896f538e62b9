// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import org.clearlane.kernel.TravellerId;

/**
 * QR credentials of the current authority's travellers; the format is {@code
 * docs/qr-credential.md}. Thread safe.
 */
public interface Credentials {

  /**
   * Makes a one-time activation code.
   *
   * @throws EnrollmentException if the traveller is unknown, suspended or withdrawn
   */
  ActivationCode activate(TravellerId traveller, String by);

  /**
   * Exchanges an activation code for a credential; a suspended traveller's code is as good as
   * unknown.
   *
   * @param devicePublicKeyJwk a JWK (RFC 7517) of at most 1,000 characters
   */
  IssuanceOutcome issue(String activationCode, String devicePublicKeyJwk);

  /**
   * Reads a scanned text; needs no database.
   *
   * @param text anything a scanner delivers; over 2,000 characters is malformed
   * @param at when it was scanned: one 30-second step of drift either way is tolerated
   * @throws EnrollmentException if the revoked credentials have not been loaded yet
   */
  QrReading read(String text, Instant at);

  /**
   * Reads the text of a family code, which begins with {@code CLRG1.}; looks its two to four
   * members up in the database.
   *
   * @param text anything a scanner delivers; over 700 characters is malformed
   * @param at when it was scanned: one 30-second step of drift either way is tolerated
   * @throws EnrollmentException if the revoked credentials have not been loaded yet
   */
  GroupReading readGroup(String text, Instant at);

  /**
   * Uses the claim, in the caller's transaction.
   *
   * @return false if this step of the credential was used before, on whatever node
   */
  boolean redeem(QrClaim claim);

  /**
   * Revokes one credential, effective once the transaction has committed; for a lost phone.
   *
   * @return whether there was such a credential, not revoked before
   */
  boolean revoke(CredentialId credential, String by);

  /** Revokes every credential of the traveller, effective once the transaction has committed. */
  void revokeAll(TravellerId traveller, String by);
}
