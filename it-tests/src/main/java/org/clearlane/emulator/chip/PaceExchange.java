// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;

/** The chip's end of PACE with generic mapping on P-256 and AES-128 (Doc 9303-11, section 4.4). */
final class PaceExchange {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final byte[] protocol;
  private final byte[] passwordKey;
  private final byte[] nonce = new byte[16];
  private ECPoint base = Curve.generator();
  private byte[] reader = new byte[0];
  private byte[] own = new byte[0];
  private byte[] secret = new byte[0];
  private int step;

  /**
   * @param protocol content of the object identifier that the reader chose
   * @param password of the document, as the reader must know it
   */
  PaceExchange(byte[] protocol, byte[] password) {
    this.protocol = protocol;
    this.passwordKey = Ciphers.derive(password, Ciphers.Use.PASSWORD);
    RANDOM.nextBytes(nonce);
  }

  /** Answers the next step. */
  byte[] answer(byte[] request) {
    byte[] objects = Tlv.value(request, 0x7C);
    return switch (++step) {
      case 1 -> dynamic(0x80, Ciphers.aes(true, passwordKey, new byte[16], nonce));
      case 2 -> dynamic(0x82, map(Curve.point(Tlv.value(objects, 0x81))));
      case 3 -> dynamic(0x84, agree(Tlv.value(objects, 0x83)));
      case 4 -> dynamic(0x86, prove(Tlv.value(objects, 0x85)));
      default -> throw new RefusedException(0x6985);
    };
  }

  /** The session after the last step. */
  Optional<SecureSession> session() {
    return step == 4 ? Optional.of(SecureSession.aes(secret)) : Optional.empty();
  }

  private byte[] map(ECPoint readers) {
    BigInteger mapping = Curve.secret();
    base = Curve.mapped(nonce, readers.multiply(mapping));
    return Curve.encoded(Curve.generator().multiply(mapping));
  }

  private byte[] agree(byte[] readers) {
    BigInteger ephemeral = Curve.secret();
    reader = readers;
    own = Curve.encoded(base.multiply(ephemeral));
    secret = Curve.agreed(Curve.point(readers), ephemeral);
    return own;
  }

  private byte[] prove(byte[] token) {
    byte[] key = Ciphers.derive(secret, Ciphers.Use.AUTHENTICATION);
    if (!Arrays.equals(token, token(key, own))) {
      throw new RefusedException(0x6300);
    }
    return token(key, reader);
  }

  private byte[] token(byte[] key, byte[] publicKey) {
    return Ciphers.cmac(key, Tlv.of(0x7F49, Tlv.of(0x06, protocol), Tlv.of(0x86, publicKey)));
  }

  private static byte[] dynamic(int tag, byte[] value) {
    return Tlv.of(0x7C, Tlv.of(tag, value));
  }
}
