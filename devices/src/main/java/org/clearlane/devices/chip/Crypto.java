// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The provider that knows what documents are signed with: Brainpool curves, explicit curve
 * parameters, plain ECDSA. It is asked by name and not registered with the platform.
 */
final class Crypto {
  static final Provider PROVIDER = new BouncyCastleProvider();

  private Crypto() {}

  static X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509", PROVIDER)
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  static X509CRL revocationList(byte[] encoded) throws GeneralSecurityException {
    return (X509CRL)
        CertificateFactory.getInstance("X.509", PROVIDER)
            .generateCRL(new ByteArrayInputStream(encoded));
  }
}
