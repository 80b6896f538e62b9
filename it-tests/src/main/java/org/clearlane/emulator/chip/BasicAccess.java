// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.security.SecureRandom;
import java.util.Arrays;

/** The chip's end of basic access control (Doc 9303-11, section 4.3). */
final class BasicAccess {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final byte[] encryptionKey;
  private final byte[] authenticationKey;
  private final byte[] challenge = new byte[8];
  private byte[] secret = new byte[0];
  private byte[] counter = new byte[0];

  BasicAccess(byte[] documentKey) {
    byte[] seed = Arrays.copyOf(documentKey, 16);
    encryptionKey = Ciphers.derive(seed, Ciphers.Use.ENCRYPTION);
    authenticationKey = Ciphers.derive(seed, Ciphers.Use.AUTHENTICATION);
    RANDOM.nextBytes(challenge);
  }

  byte[] challenge() {
    return challenge;
  }

  byte[] answer(byte[] cryptogram) {
    if (cryptogram.length != 40) {
      throw new RefusedException(0x6700);
    }
    byte[] encrypted = Arrays.copyOf(cryptogram, 32);
    byte[] plain = Ciphers.tripleDes(false, encryptionKey, encrypted);
    byte[] code = Arrays.copyOfRange(cryptogram, 32, 40);
    if (!Arrays.equals(code, code(encrypted))
        || !Arrays.equals(challenge, Arrays.copyOfRange(plain, 8, 16))) {
      throw new RefusedException(0x6982);
    }
    byte[] readers = Arrays.copyOf(plain, 8);
    byte[] own = new byte[16];
    RANDOM.nextBytes(own);
    secret = new byte[16];
    for (int i = 0; i < 16; i++) {
      secret[i] = (byte) (own[i] ^ plain[16 + i]);
    }
    counter = Tlv.join(Arrays.copyOfRange(challenge, 4, 8), Arrays.copyOfRange(readers, 4, 8));
    byte[] answer = Ciphers.tripleDes(true, encryptionKey, Tlv.join(challenge, readers, own));
    return Tlv.join(answer, code(answer));
  }

  SecureSession session() {
    return SecureSession.tripleDes(secret, counter);
  }

  private byte[] code(byte[] encrypted) {
    return Ciphers.retailMac(authenticationKey, Ciphers.padded(encrypted, 8));
  }
}
