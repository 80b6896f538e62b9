// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.util.BigIntegers;

/** The curve P-256, on which the chip agrees on keys (standardised parameters 12). */
final class Curve {
  private static final X9ECParameters P256 = CustomNamedCurves.getByName("P-256");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Curve() {}

  static ECPoint generator() {
    return P256.getG();
  }

  static BigInteger secret() {
    return BigIntegers.createRandomInRange(
        BigInteger.ONE, P256.getN().subtract(BigInteger.ONE), RANDOM);
  }

  /**
   * @throws RefusedException if the bytes are no point of the curve
   */
  static ECPoint point(byte[] encoded) {
    try {
      ECPoint point = P256.getCurve().decodePoint(encoded);
      if (point.isInfinity()) {
        throw new RefusedException(0x6A80);
      }
      return point;
    } catch (IllegalArgumentException e) {
      throw new RefusedException(0x6A80);
    }
  }

  static byte[] encoded(ECPoint point) {
    return point.normalize().getEncoded(false);
  }

  /** The x coordinate of the shared point, which is the shared secret. */
  static byte[] agreed(ECPoint other, BigInteger secret) {
    return other.multiply(secret).normalize().getAffineXCoord().getEncoded();
  }

  /** The generic mapping of a nonce (Doc 9303-11, 4.4.3.3.1). */
  static ECPoint mapped(byte[] nonce, ECPoint agreed) {
    return generator().multiply(new BigInteger(1, nonce)).add(agreed).normalize();
  }
}
