// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.clearlane.kernel.KernelException;

/** Secrets of 256 random bits. A plain hash of one suffices: nobody can guess what it is of. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** 43 URL-safe characters. */
  static String random() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
  }

  static byte[] randomBytes() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** SHA-256, 32 bytes. */
  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new KernelException("SHA-256 is not available", e);
    }
  }
}
