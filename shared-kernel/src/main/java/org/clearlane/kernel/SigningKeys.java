// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Optional;

/**
 * The current authority's signing keys (ECDSA P-256), kept in files outside the database. Thread
 * safe.
 */
public interface SigningKeys {

  /** The key that signs now. */
  SigningKey current();

  /** A present or past public key by its id, for verification. */
  Optional<ECPublicKey> publicKey(String keyId);

  /** Ids of all keys that still verify, the signing one first. */
  List<String> keyIds();

  /**
   * @param keyId eight to sixteen URL-safe characters derived from the public key
   */
  record SigningKey(String keyId, ECPrivateKey privateKey, ECPublicKey publicKey) {
    @Override
    public String toString() {
      return "SigningKey[" + keyId + "]";
    }
  }
}
