// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clearlane.kernel.KernelException;

/** What a traveller's 32 random bytes are used for: sealing, and the pseudonym. */
final class TravellerKey {
  static final int LENGTH = 32;
  private static final String HMAC = "HmacSHA256";

  private final AesGcmJce cipher;
  private final String pseudonym;

  TravellerKey(byte[] material, String traveller) {
    try {
      cipher = new AesGcmJce(derive(material, "seal"));
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(derive(material, "pseudonym"), HMAC));
      pseudonym = HexFormat.of().formatHex(mac.doFinal(traveller.getBytes(UTF_8)), 0, 16);
    } catch (GeneralSecurityException e) {
      throw new KernelException("a traveller's key cannot be derived", e);
    }
  }

  private static byte[] derive(byte[] material, String use) throws GeneralSecurityException {
    return Hkdf.computeHkdf(
        HMAC, material, new byte[0], ("clearlane traveller key: " + use).getBytes(UTF_8), LENGTH);
  }

  byte[] seal(byte[] plain, String bound) {
    try {
      return cipher.encrypt(plain, bound.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("sealing with a traveller's key failed", e);
    }
  }

  byte[] open(byte[] sealed, String bound) {
    try {
      return cipher.decrypt(sealed, bound.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("what was sealed for a traveller does not open", e);
    }
  }

  String pseudonym() {
    return pseudonym;
  }
}
