// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;

/** A traveller's phone, written from docs/qr-credential.md and nothing else. */
public record TestPhone(ECKey key) {
  public static TestPhone fresh() {
    try {
      return new TestPhone(new ECKeyGenerator(Curve.P_256).generate());
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String publicJwk() {
    return key.toPublicJWK().toJSONString();
  }

  /** What the phone shows at that time. */
  public String shows(String authority, String credential, Instant at) {
    return shows(authority, credential, Math.floorDiv(at.getEpochSecond(), 30));
  }

  public String shows(String authority, String credential, long step) {
    return String.join(
        ".",
        "CLR1",
        authority,
        credential,
        Long.toString(step),
        Base64URL.encode(sign(authority, credential, step)).toString());
  }

  private byte[] sign(String authority, String credential, long step) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(credential.getBytes(US_ASCII));
      return sign("CLR1|" + authority + "|" + Base64URL.encode(hash) + "|" + step);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The device's signature of a text: 64 bytes. */
  public byte[] sign(String text) {
    try {
      Signature signer = Signature.getInstance("SHA256withECDSAinP1363Format");
      signer.initSign(key.toECPrivateKey());
      signer.update(text.getBytes(UTF_8));
      return signer.sign();
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "TestPhone";
  }
}
