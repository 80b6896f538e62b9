// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Provider;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.clearlane.emulator.EmulatorException;

/** What a chip computes (Doc 9303-11, section 9.7 and 9.8). */
final class Ciphers {
  static final Provider PROVIDER = new BouncyCastleProvider();

  /** Which key is derived from a secret (Doc 9303-11, 9.7.1). */
  enum Use {
    ENCRYPTION(1),
    AUTHENTICATION(2),
    PASSWORD(3);

    private final int counter;

    Use(int counter) {
      this.counter = counter;
    }
  }

  private Ciphers() {}

  /** Sixteen bytes for triple DES with two keys or for AES-128. */
  static byte[] derive(byte[] secret, Use use) {
    byte[] counter = {0, 0, 0, (byte) use.counter};
    return Arrays.copyOf(hash("SHA-1", Tlv.join(secret, counter)), 16);
  }

  static byte[] hash(String algorithm, byte[] bytes) {
    return computed(() -> MessageDigest.getInstance(algorithm).digest(bytes));
  }

  static byte[] tripleDes(boolean encrypt, byte[] key, byte[] bytes) {
    byte[] three = Tlv.join(key, Arrays.copyOf(key, 8));
    return cipher("DESede/CBC/NoPadding", "DESede", encrypt, three, new byte[8], bytes);
  }

  static byte[] aes(boolean encrypt, byte[] key, byte[] vector, byte[] bytes) {
    return cipher("AES/CBC/NoPadding", "AES", encrypt, key, vector, bytes);
  }

  /** ISO/IEC 9797-1 algorithm 3 over bytes that are padded already. */
  static byte[] retailMac(byte[] key, byte[] padded) {
    return computed(
        () -> {
          Mac mac = Mac.getInstance("ISO9797Alg3Mac", PROVIDER);
          mac.init(new SecretKeySpec(key, "DESede"));
          return mac.doFinal(padded);
        });
  }

  /** The first eight bytes of an AES-CMAC. */
  static byte[] cmac(byte[] key, byte[] bytes) {
    return computed(
        () -> {
          Mac mac = Mac.getInstance("AESCMAC", PROVIDER);
          mac.init(new SecretKeySpec(key, "AES"));
          return Arrays.copyOf(mac.doFinal(bytes), 8);
        });
  }

  /** ISO/IEC 9797-1 padding method 2. */
  static byte[] padded(byte[] bytes, int block) {
    byte[] padded = Arrays.copyOf(bytes, (bytes.length / block + 1) * block);
    padded[bytes.length] = (byte) 0x80;
    return padded;
  }

  static byte[] unpadded(byte[] bytes) {
    int end = bytes.length - 1;
    while (end > 0 && bytes[end] == 0) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  private static byte[] cipher(
      String transformation,
      String algorithm,
      boolean encrypt,
      byte[] key,
      byte[] vector,
      byte[] bytes) {
    return computed(
        () -> {
          Cipher cipher = Cipher.getInstance(transformation);
          cipher.init(
              encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
              new SecretKeySpec(key, algorithm),
              new IvParameterSpec(vector));
          return cipher.doFinal(bytes);
        });
  }

  /** Something that the Java platform computes. */
  interface Computation<T> {
    T run() throws GeneralSecurityException;
  }

  static <T> T computed(Computation<T> computation) {
    try {
      return computation.run();
    } catch (GeneralSecurityException e) {
      throw new EmulatorException("the chip cannot compute", e);
    }
  }
}
