// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/**
 * Content with one signer whose certificate comes along (RFC 5652, as Doc 9303-10, 4.6.2, and -12
 * profile it): security objects and master lists.
 *
 * @param content the bytes that were signed, as they came
 * @param signer the certificate that the signature names
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SignedContent(byte[] content, SignerInfo info, X509Certificate signer, String type) {

  /**
   * @param type what the content must be
   * @throws MalformedException if the bytes have another form
   */
  static SignedContent parse(byte[] bytes, ASN1ObjectIdentifier type) {
    try {
      ContentInfo outer = ContentInfo.getInstance(ASN1Primitive.fromByteArray(bytes));
      if (!outer.getContentType().equals(CMSObjectIdentifiers.signedData)) {
        throw new MalformedException("signed data");
      }
      SignedData data = SignedData.getInstance(outer.getContent());
      ContentInfo inner = data.getEncapContentInfo();
      if (!inner.getContentType().equals(type) || data.getSignerInfos().size() < 1) {
        throw new MalformedException("content");
      }
      byte[] content = ASN1OctetString.getInstance(inner.getContent()).getOctets();
      SignerInfo info = SignerInfo.getInstance(data.getSignerInfos().getObjectAt(0));
      return new SignedContent(content, info, signer(data, info), type.getId());
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new MalformedException("signed data");
    } catch (IllegalStateException | NullPointerException | ClassCastException e) {
      throw new MalformedException("signed data");
    }
  }

  /** Whether the signature, the signed hash and the signed type fit the content. */
  boolean authentic() {
    try {
      ASN1Set attributes = info.getAuthenticatedAttributes();
      // The profiles require them; without, attributes could be passed off as content.
      return attributes != null
          && attributesFit(new AttributeTable(attributes))
          && verified(attributes.getEncoded(ASN1Encoding.DER));
    } catch (GeneralSecurityException | IOException | RuntimeException e) {
      return false;
    }
  }

  /** When it was signed, if the signer says so under the signature. */
  Optional<Instant> signedAt() {
    ASN1Set attributes = info.getAuthenticatedAttributes();
    if (attributes == null) {
      return Optional.empty();
    }
    try {
      return only(new AttributeTable(attributes), CMSAttributes.signingTime)
          .map(value -> Time.getInstance(value).getDate().toInstant());
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private boolean attributesFit(AttributeTable attributes) throws GeneralSecurityException {
    String digest = info.getDigestAlgorithm().getAlgorithm().getId();
    byte[] hash = MessageDigest.getInstance(digest, Crypto.PROVIDER).digest(content);
    boolean sameHash =
        only(attributes, CMSAttributes.messageDigest)
            .map(value -> ASN1OctetString.getInstance(value).getOctets())
            .filter(signed -> MessageDigest.isEqual(signed, hash))
            .isPresent();
    boolean sameType =
        only(attributes, CMSAttributes.contentType)
            .map(value -> ASN1ObjectIdentifier.getInstance(value).getId())
            .filter(type::equals)
            .isPresent();
    return sameHash && sameType;
  }

  private boolean verified(byte[] signed) throws GeneralSecurityException, IOException {
    Signature signature = SignatureAlgorithms.of(info);
    signature.initVerify(signer.getPublicKey());
    signature.update(signed);
    return signature.verify(info.getEncryptedDigest().getOctets());
  }

  private static Optional<ASN1Encodable> only(AttributeTable table, ASN1ObjectIdentifier type) {
    Attribute attribute = table.get(type);
    return attribute == null || attribute.getAttrValues().size() != 1
        ? Optional.empty()
        : Optional.of(attribute.getAttrValues().getObjectAt(0));
  }

  private static X509Certificate signer(SignedData data, SignerInfo info)
      throws GeneralSecurityException, IOException {
    ASN1Set certificates = data.getCertificates();
    List<X509Certificate> all = new ArrayList<>();
    for (int i = 0; certificates != null && i < certificates.size(); i++) {
      all.add(Crypto.certificate(certificates.getObjectAt(i).toASN1Primitive().getEncoded()));
    }
    return all.stream()
        .filter(certificate -> named(certificate, info))
        .findFirst()
        .orElseThrow(() -> new MalformedException("signer"));
  }

  private static boolean named(X509Certificate certificate, SignerInfo info) {
    ASN1Encodable name = info.getSID().getId();
    if (name instanceof ASN1OctetString identifier) {
      byte[] extension = certificate.getExtensionValue(Extension.subjectKeyIdentifier.getId());
      return extension != null
          && MessageDigest.isEqual(
              SubjectKeyIdentifier.getInstance(ASN1OctetString.getInstance(extension).getOctets())
                  .getKeyIdentifier(),
              identifier.getOctets());
    }
    return certificate
        .getSerialNumber()
        .equals(IssuerAndSerialNumber.getInstance(name).getSerialNumber().getValue());
  }
}
