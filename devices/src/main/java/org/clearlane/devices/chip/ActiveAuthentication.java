// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.function.Supplier;
import net.sf.scuba.smartcards.CardServiceException;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSAEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.ISO9796d2Signer;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.clearlane.devices.CheckTree;
import org.clearlane.devices.CheckTree.Outcome;
import org.clearlane.devices.ChipCheck;
import org.jmrtd.PassportService;

/**
 * Has the chip sign a challenge with the key whose public half is in data group 15 (Doc 9303-11,
 * section 6.1).
 */
final class ActiveAuthentication {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final List<String> ON_CURVE =
      List.of("SHA256", "SHA384", "SHA512", "SHA224", "SHA1");
  private static final List<Supplier<Digest>> DIGESTS =
      List.of(
          SHA1Digest::new,
          SHA256Digest::new,
          SHA224Digest::new,
          SHA384Digest::new,
          SHA512Digest::new);

  private ActiveAuthentication() {}

  /**
   * @param file data group 15 as it was read
   */
  static CheckTree check(PassportService service, TimedCard card, byte[] file)
      throws CardServiceException {
    try {
      PublicKey key = publicKey(file);
      byte[] challenge = new byte[8];
      RANDOM.nextBytes(challenge);
      byte[] response = service.doAA(key, "", "", challenge).getResponse();
      return signed(key, challenge, response)
          ? CheckTree.passed(ChipCheck.ACTIVE_AUTHENTICATION)
          : CheckTree.failed(
              ChipCheck.ACTIVE_AUTHENTICATION, "the challenge was signed by another key");
    } catch (CardServiceException e) {
      if (card.ended().isPresent()) {
        throw e;
      }
      return CheckTree.failed(ChipCheck.ACTIVE_AUTHENTICATION, "the chip does not sign");
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      return CheckTree.leaf(
          ChipCheck.ACTIVE_AUTHENTICATION, Outcome.NOT_DONE, "the key is of an unknown kind");
    }
  }

  private static PublicKey publicKey(byte[] file) throws IOException, GeneralSecurityException {
    byte[] encoded = DataObject.whole(file, 0x6F).value(file);
    PublicKey key = BouncyCastleProvider.getPublicKey(SubjectPublicKeyInfo.getInstance(encoded));
    if (key == null) {
      throw new GeneralSecurityException("unknown key");
    }
    return key;
  }

  /** The digest is tried: what names it is missing on many chips. */
  private static boolean signed(PublicKey key, byte[] challenge, byte[] response)
      throws GeneralSecurityException {
    return switch (key) {
      case RSAPublicKey rsa ->
          DIGESTS.stream()
              .anyMatch(
                  digest ->
                      recovered(rsa, digest.get(), true, challenge, response)
                          || recovered(rsa, digest.get(), false, challenge, response));
      case ECPublicKey _ ->
          ON_CURVE.stream().anyMatch(digest -> onCurve(key, digest, challenge, response));
      default -> throw new GeneralSecurityException("unknown key");
    };
  }

  private static boolean recovered(
      RSAPublicKey key, Digest digest, boolean implicit, byte[] challenge, byte[] response) {
    try {
      ISO9796d2Signer signer = new ISO9796d2Signer(new RSAEngine(), digest, implicit);
      signer.init(false, new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent()));
      signer.updateWithRecoveredMessage(response);
      signer.update(challenge, 0, challenge.length);
      return signer.verifySignature(response);
    } catch (org.bouncycastle.crypto.CryptoException | RuntimeException e) {
      return false;
    }
  }

  private static boolean onCurve(PublicKey key, String digest, byte[] challenge, byte[] response) {
    try {
      Signature signature = Signature.getInstance(digest + "withPLAIN-ECDSA", Crypto.PROVIDER);
      signature.initVerify(key);
      signature.update(challenge);
      return signature.verify(response);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
