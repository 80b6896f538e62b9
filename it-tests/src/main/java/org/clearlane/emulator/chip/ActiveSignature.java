// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ISO9796d2Signer;
import org.clearlane.emulator.EmulatorException;

/** The answer to an active authentication (Doc 9303-11, section 6.1). */
final class ActiveSignature {
  private static final SecureRandom RANDOM = new SecureRandom();

  private ActiveSignature() {}

  static byte[] over(ChipContents contents, byte[] challenge) {
    PrivateKey key = contents.activeKey().orElseThrow(() -> new RefusedException(0x6D00));
    return switch (key) {
      case ECPrivateKey _ -> onCurve(key, challenge);
      case RSAPrivateKey rsa -> withRecovery(rsa, challenge);
      default -> throw new RefusedException(0x6A80);
    };
  }

  /** ECDSA, the two numbers side by side (BSI TR-03111). */
  private static byte[] onCurve(PrivateKey key, byte[] challenge) {
    return Ciphers.computed(
        () -> {
          Signature signature = Signature.getInstance("SHA256withPLAIN-ECDSA", Ciphers.PROVIDER);
          signature.initSign(key);
          signature.update(challenge);
          return signature.sign();
        });
  }

  /** ISO/IEC 9796-2, scheme 1, with SHA-256: the chip's own random part can be recovered. */
  private static byte[] withRecovery(RSAPrivateKey key, byte[] challenge) {
    SHA256Digest digest = new SHA256Digest();
    ISO9796d2Signer signer = new ISO9796d2Signer(new RSAEngine(), digest, false);
    signer.init(true, new RSAKeyParameters(true, key.getModulus(), key.getPrivateExponent()));
    byte[] own = new byte[key.getModulus().bitLength() / 8 - digest.getDigestSize() - 3];
    RANDOM.nextBytes(own);
    signer.update(own, 0, own.length);
    signer.update(challenge, 0, challenge.length);
    try {
      return signer.generateSignature();
    } catch (CryptoException e) {
      throw new EmulatorException("the chip cannot sign", e);
    }
  }
}
