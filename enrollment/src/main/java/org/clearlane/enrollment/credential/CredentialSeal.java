// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectDecrypter;
import com.nimbusds.jose.crypto.DirectEncrypter;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Optional;
import org.clearlane.enrollment.EnrollmentException;
import org.clearlane.enrollment.QrRefusal;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.SigningKeys;

/** Signs a credential's body, then encrypts it; and the way back. */
@Dependent
class CredentialSeal {
  /** Names the encryption key; a new generation would get a new name. */
  private static final String KEY_GENERATION = "1";

  private final SigningKeys signing;
  private final DataProtection protection;

  @Inject
  CredentialSeal(SigningKeys signing, DataProtection protection) {
    this.signing = signing;
    this.protection = protection;
  }

  /** A body that was opened, or why it was not. */
  sealed interface Opened {
    record Body(CredentialBody body) implements Opened {}

    record Not(QrRefusal refusal) implements Opened {}
  }

  String seal(CredentialBody body) {
    SigningKeys.SigningKey key = signing.current();
    try {
      JWSObject signed =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.keyId()).build(),
              new Payload(body.write()));
      signed.sign(new ECDSASigner(key.privateKey()));
      JWEObject sealed =
          new JWEObject(
              new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                  .compressionAlgorithm(CompressionAlgorithm.DEF)
                  .keyID(KEY_GENERATION)
                  .build(),
              new Payload(signed));
      sealed.encrypt(new DirectEncrypter(encryptionKey()));
      return sealed.serialize();
    } catch (JOSEException e) {
      throw new EnrollmentException("a credential could not be sealed", e);
    }
  }

  Opened open(String jwe) {
    JWEObject sealed;
    try {
      sealed = JWEObject.parse(jwe);
    } catch (ParseException | RuntimeException e) {
      // The library throws whatever comes for some headers, a NullPointerException where "enc" is
      // missing; a stranger's text must not stop the lane that scans it.
      return new Opened.Not(QrRefusal.MALFORMED);
    }
    if (!JWEAlgorithm.DIR.equals(sealed.getHeader().getAlgorithm())
        || !EncryptionMethod.A256GCM.equals(sealed.getHeader().getEncryptionMethod())
        || !KEY_GENERATION.equals(sealed.getHeader().getKeyID())) {
      return new Opened.Not(QrRefusal.UNKNOWN_KEY);
    }
    try {
      sealed.decrypt(new DirectDecrypter(encryptionKey()));
    } catch (JOSEException e) {
      // Changed in transit, or sealed with another authority's key: the tag cannot tell which.
      return new Opened.Not(QrRefusal.BAD_SIGNATURE);
    }
    JWSObject signed = sealed.getPayload().toJWSObject();
    return signed == null ? new Opened.Not(QrRefusal.MALFORMED) : verify(signed);
  }

  private Opened verify(JWSObject signed) {
    String keyId = signed.getHeader().getKeyID();
    Optional<ECPublicKey> key = keyId == null ? Optional.empty() : signing.publicKey(keyId);
    if (key.isEmpty() || !JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())) {
      return new Opened.Not(QrRefusal.UNKNOWN_KEY);
    }
    try {
      if (!signed.verify(new ECDSAVerifier(key.get()))) {
        return new Opened.Not(QrRefusal.BAD_SIGNATURE);
      }
      return new Opened.Body(CredentialBody.read(signed.getPayload().toBytes()));
    } catch (JOSEException e) {
      return new Opened.Not(QrRefusal.BAD_SIGNATURE);
    } catch (IllegalArgumentException e) {
      return new Opened.Not(QrRefusal.MALFORMED);
    }
  }

  private byte[] encryptionKey() {
    return protection.blindIndex("qr-credential-key", KEY_GENERATION);
  }
}
