// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;

/** What became of a device's wish for a credential. */
public sealed interface IssuanceOutcome {

  /**
   * The device has its credential.
   *
   * @param credential JWE in compact form
   */
  record Issued(CredentialId id, String credential, Instant expiresAt) implements IssuanceOutcome {
    @Override
    public String toString() {
      return "Issued[" + id + ", until " + expiresAt + "]";
    }
  }

  /** The code is unknown, used or expired; which of them is not told. */
  record UnknownOrUsedCode() implements IssuanceOutcome {}

  /** The key is not a public P-256 key on the curve; the code is still good. */
  record BadDeviceKey() implements IssuanceOutcome {}
}
