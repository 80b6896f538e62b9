// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Optional;
import org.clearlane.enrollment.EnrollmentException;

/**
 * Public keys of travellers' devices: P-256, as JWK on the wire and as x and y in the credential.
 */
public final class DeviceKeys {
  private static final int LONGEST_JWK = 1_000;

  private DeviceKeys() {}

  /** The key's coordinates, 64 bytes; empty if it is not a public P-256 key on the curve. */
  public static Optional<byte[]> coordinates(String jwk) {
    if (jwk.length() > LONGEST_JWK) {
      return Optional.empty();
    }
    try {
      if (!(JWK.parse(jwk) instanceof ECKey key)
          || key.isPrivate()
          || !Curve.P_256.equals(key.getCurve())) {
        return Optional.empty();
      }
      byte[] x = key.getX().decode();
      byte[] y = key.getY().decode();
      if (x.length != 32 || y.length != 32) {
        return Optional.empty();
      }
      ECPublicKey _ = key.toECPublicKey();
      byte[] both = Arrays.copyOf(x, 64);
      System.arraycopy(y, 0, both, 32, 32);
      return Optional.of(both);
    } catch (ParseException | JOSEException | RuntimeException e) {
      // The parser refuses what is no key, or a point off the curve, with whatever exception comes.
      return Optional.empty();
    }
  }

  /** Whether the device signed the text: 64 bytes r and s, ECDSA with SHA-256. */
  static boolean verifies(byte[] coordinates, byte[] signed, byte[] signature) {
    try {
      ECKey key =
          new ECKey.Builder(
                  Curve.P_256,
                  Base64URL.encode(Arrays.copyOf(coordinates, 32)),
                  Base64URL.encode(Arrays.copyOfRange(coordinates, 32, 64)))
              .build();
      Signature verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
      verifier.initVerify(key.toECPublicKey());
      verifier.update(signed);
      return signature.length == 64 && verifier.verify(signature);
    } catch (JOSEException | IllegalStateException e) {
      return false;
    } catch (java.security.SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new EnrollmentException("ECDSA is not available", e);
    }
  }
}
