// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import org.clearlane.enrollment.FakeKeyStore;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/** Encrypts as docs/qr-credential.md says, whatever is inside. */
final class Jwes {
  private Jwes() {}

  static String of(Authority authority, FakeKeyStore keys, String keyId, JWSObject inside)
      throws JOSEException {
    JWEObject jwe =
        new JWEObject(
            new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .compressionAlgorithm(CompressionAlgorithm.DEF)
                .keyID(keyId)
                .build(),
            new Payload(inside));
    jwe.encrypt(
        new DirectEncrypter(
            AuthorityContext.call(authority, () -> keys.blindIndex("qr-credential-key", "1"))));
    return jwe.serialize();
  }
}
