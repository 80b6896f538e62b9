// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.protection;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.TravellerId;

/** What a traveller's 32 random bytes are used for: sealing, and the pseudonym. */
final class TravellerKey {
  static final int LENGTH = 32;
  private static final String HMAC = "HmacSHA256";

  private final TravellerId traveller;
  private final byte[] sealKey;
  private String pseudonym;
  private boolean destroyed;

  /** Derives the keys and overwrites the material. */
  TravellerKey(byte[] material, TravellerId traveller) {
    this.traveller = traveller;
    try {
      sealKey = derive(material, "seal");
      byte[] pseudonymKey = derive(material, "pseudonym");
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(pseudonymKey, HMAC));
      pseudonym =
          HexFormat.of().formatHex(mac.doFinal(traveller.toString().getBytes(UTF_8)), 0, 16);
      Arrays.fill(pseudonymKey, (byte) 0);
      Arrays.fill(material, (byte) 0);
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
      return cipher().encrypt(plain, bound.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("sealing with a traveller's key failed", e);
    }
  }

  byte[] open(byte[] sealed, String bound) {
    try {
      return cipher().decrypt(sealed, bound.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("what was sealed for a traveller does not open", e);
    }
  }

  /** One cipher per use: it copies the key and cannot be told to forget it, so it must not stay. */
  private synchronized AesGcmJce cipher() throws GeneralSecurityException {
    refuseDestroyed();
    return new AesGcmJce(sealKey);
  }

  synchronized String pseudonym() {
    refuseDestroyed();
    return pseudonym;
  }

  private void refuseDestroyed() {
    if (destroyed) {
      throw new ErasedTravellerException(traveller);
    }
  }

  /** Forgets the key, also for those who hold this object already. */
  synchronized void destroy() {
    Arrays.fill(sealKey, (byte) 0);
    pseudonym = "";
    destroyed = true;
  }
}
