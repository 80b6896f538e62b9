// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/** A private key with the certificate of its public half. */
public record SigningKey(PrivateKey key, X509Certificate certificate) {
  /** Hides the key. */
  @Override
  public String toString() {
    return "SigningKey[" + certificate.getSubjectX500Principal() + "]";
  }
}
