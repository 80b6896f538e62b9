// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Finds the algorithm that a signer names (Doc 9303-12, section 4): RSA, RSA-PSS or ECDSA. */
final class SignatureAlgorithms {
  private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
      Map.of(
          OIWObjectIdentifiers.idSHA1, "SHA-1",
          NISTObjectIdentifiers.id_sha224, "SHA-224",
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384",
          NISTObjectIdentifiers.id_sha512, "SHA-512");

  private SignatureAlgorithms() {}

  /**
   * @throws GeneralSecurityException if the algorithm is none of those
   */
  static Signature of(SignerInfo info) throws GeneralSecurityException {
    AlgorithmIdentifier algorithm = info.getDigestEncryptionAlgorithm();
    ASN1ObjectIdentifier name = algorithm.getAlgorithm();
    String digest = digest(info.getDigestAlgorithm());
    if (name.equals(PKCSObjectIdentifiers.rsaEncryption)) {
      return named(digest.replace("-", "") + "withRSA");
    }
    if (name.equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return named(digest.replace("-", "") + "withECDSA");
    }
    if (name.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      return salted(RSASSAPSSparams.getInstance(algorithm.getParameters()));
    }
    return named(name.getId());
  }

  static String digest(AlgorithmIdentifier algorithm) throws GeneralSecurityException {
    String digest = DIGESTS.get(algorithm.getAlgorithm());
    if (digest == null) {
      throw new GeneralSecurityException("unknown digest");
    }
    return digest;
  }

  private static Signature salted(RSASSAPSSparams parameters) throws GeneralSecurityException {
    String digest = digest(parameters.getHashAlgorithm());
    String mask =
        digest(AlgorithmIdentifier.getInstance(parameters.getMaskGenAlgorithm().getParameters()));
    Signature signature = named("RSASSA-PSS");
    signature.setParameter(
        new PSSParameterSpec(
            digest,
            "MGF1",
            new MGF1ParameterSpec(mask),
            parameters.getSaltLength().intValueExact(),
            1));
    return signature;
  }

  private static Signature named(String name) throws GeneralSecurityException {
    return Signature.getInstance(name, Crypto.PROVIDER);
  }
}
