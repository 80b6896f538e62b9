// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.TravellerId;

/** What belongs to an authority, really encrypted, under a key in memory. */
final class TestProtection implements DataProtection {
  private final byte[] key = random(32);

  @Override
  public byte[] seal(TravellerId traveller, String purpose, byte[] plain) {
    throw new IllegalStateException("partners have no travellers");
  }

  @Override
  public byte[] open(TravellerId traveller, String purpose, byte[] sealed) {
    throw new IllegalStateException("partners have no travellers");
  }

  @Override
  public void destroy(TravellerId traveller) {
    throw new IllegalStateException("partners have no travellers");
  }

  @Override
  public boolean destroyed(TravellerId traveller) {
    throw new IllegalStateException("partners have no travellers");
  }

  @Override
  public String pseudonym(TravellerId traveller) {
    throw new IllegalStateException("partners have no travellers");
  }

  @Override
  public byte[] blindIndex(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal((purpose + "\0" + value).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new KernelException("HMAC", e);
    }
  }

  @Override
  public byte[] sealForAuthority(String purpose, byte[] plain) {
    byte[] nonce = random(12);
    byte[] sealed = gcm(Cipher.ENCRYPT_MODE, nonce, purpose, plain);
    byte[] both = Arrays.copyOf(nonce, 12 + sealed.length);
    System.arraycopy(sealed, 0, both, 12, sealed.length);
    return both;
  }

  @Override
  public byte[] openForAuthority(String purpose, byte[] sealed) {
    return gcm(
        Cipher.DECRYPT_MODE,
        Arrays.copyOf(sealed, 12),
        purpose,
        Arrays.copyOfRange(sealed, 12, sealed.length));
  }

  @Override
  public int rotateMasterKey() {
    return 0;
  }

  private byte[] gcm(int mode, byte[] nonce, String purpose, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
      cipher.updateAAD(purpose.getBytes(UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new KernelException("AES-GCM", e);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }
}
