// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.clearlane.biometrics.BiometricsException;

/**
 * AES-256-GCM (NIST SP 800-38D) with a key of its own, derived from the given one and a random salt
 * at every start, so that nonces may simply count. Thread safe.
 */
final class RowCipher {
  private static final int NONCE = 12;
  private static final int TAG = 16;

  /** What sealing adds. */
  static final int OVERHEAD = NONCE + TAG;

  private static final String HMAC = "HmacSHA256";
  private static final String AES = "AES";

  private final SecretKey key;
  private final AtomicLong nonces = new AtomicLong();

  /** Ciphers are costly to make and serve one thread at a time. */
  private final ConcurrentLinkedQueue<Cipher> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param key 32 bytes, secret
   */
  RowCipher(byte[] key) {
    if (key.length != 32) {
      throw new IllegalArgumentException("the key has 32 bytes");
    }
    byte[] salt = new byte[32];
    new SecureRandom().nextBytes(salt);
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      byte[] own = mac.doFinal(salt);
      this.key = new SecretKeySpec(own, AES);
      Arrays.fill(own, (byte) 0);
    } catch (GeneralSecurityException e) {
      throw new BiometricsException("this JVM lacks " + HMAC, e);
    }
  }

  /** Nonce, ciphertext, tag. */
  byte[] seal(byte[] plain, byte[] place) {
    byte[] sealed = new byte[plain.length + OVERHEAD];
    ByteBuffer.wrap(sealed).putLong(nonces.incrementAndGet());
    try {
      Cipher cipher = start(Cipher.ENCRYPT_MODE, sealed, place);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE);
      idle.add(cipher);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new BiometricsException("a reference cannot be encrypted", e);
    }
  }

  /**
   * @param plain gets the content
   * @return false if it was not sealed by this cipher for this place
   */
  boolean open(byte[] sealed, byte[] place, byte[] plain) {
    try {
      Cipher cipher = start(Cipher.DECRYPT_MODE, sealed, place);
      cipher.doFinal(sealed, NONCE, sealed.length - NONCE, plain, 0);
      idle.add(cipher);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new BiometricsException("a reference cannot be decrypted", e);
    }
  }

  private Cipher start(int mode, byte[] sealed, byte[] place) throws GeneralSecurityException {
    Cipher idling = idle.poll();
    Cipher cipher = idling == null ? Cipher.getInstance("AES/GCM/NoPadding") : idling;
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, sealed, 0, NONCE));
    cipher.updateAAD(place);
    return cipher;
  }
}
