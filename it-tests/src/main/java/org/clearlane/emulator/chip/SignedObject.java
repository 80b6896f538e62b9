// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.io.IOException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.clearlane.emulator.EmulatorException;

/** Content that a state signs (RFC 5652, as Doc 9303-10 and -12 profile it). */
final class SignedObject {
  private static final AlgorithmIdentifier DIGEST =
      new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256);

  private SignedObject() {}

  static byte[] signed(
      ASN1ObjectIdentifier type, ASN1Encodable content, SigningKey signer, Instant at) {
    try {
      byte[] bytes = content.toASN1Primitive().getEncoded(ASN1Encoding.DER);
      Certificate certificate =
          Ciphers.computed(() -> Certificate.getInstance(signer.certificate().getEncoded()));
      ASN1Set attributes = attributes(type, bytes, at);
      SignerInfo info =
          new SignerInfo(
              new SignerIdentifier(
                  new IssuerAndSerialNumber(
                      certificate.getIssuer(), certificate.getSerialNumber().getValue())),
              DIGEST,
              attributes,
              new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256),
              new DEROctetString(signature(signer, attributes.getEncoded(ASN1Encoding.DER))),
              (ASN1Set) null);
      SignedData data =
          new SignedData(
              new DERSet(DIGEST),
              new ContentInfo(type, new DEROctetString(bytes)),
              new DERSet(certificate),
              null,
              new DERSet(info));
      return new ContentInfo(CMSObjectIdentifiers.signedData, data).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new EmulatorException("the object cannot be written", e);
    }
  }

  private static ASN1Set attributes(ASN1ObjectIdentifier type, byte[] content, Instant at) {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(new Attribute(CMSAttributes.contentType, new DERSet(type)));
    attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(at)))));
    attributes.add(
        new Attribute(
            CMSAttributes.messageDigest,
            new DERSet(new DEROctetString(Ciphers.hash("SHA-256", content)))));
    return new DERSet(attributes);
  }

  private static byte[] signature(SigningKey signer, byte[] attributes) {
    return Ciphers.computed(
        () -> {
          Signature signature = Signature.getInstance("SHA256withECDSA");
          signature.initSign(signer.key());
          signature.update(attributes);
          return signature.sign();
        });
  }
}
