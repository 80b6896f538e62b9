// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.icao.CscaMasterList;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.clearlane.emulator.EmulatorException;

/** A state that issues documents: its country signing authority and what that signs. */
public final class EmulatedState {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AlgorithmIdentifier ALGORITHM =
      new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  private final X500Name name;
  private final SigningKey authority;

  /**
   * A state with a new authority, valid from a year ago for ten years.
   *
   * @param country two letters
   */
  public EmulatedState(String country) {
    this(
        country,
        Instant.now().minus(Duration.ofDays(365)),
        Instant.now().plus(Duration.ofDays(3650)));
  }

  /** A state with a new authority that is valid within these times. */
  public EmulatedState(String country, Instant from, Instant until) {
    name = new X500Name("C=" + country + ",O=Government,CN=CSCA");
    KeyPair keys = SigningKeys.onCurve();
    authority = certified(keys, name, keys.getPrivate(), from, until, true);
  }

  /** The authority's own certificate. */
  public X509Certificate certificate() {
    return authority.certificate();
  }

  /** A document signer that is valid now. */
  public SigningKey documentSigner() {
    Instant now = Instant.now();
    return documentSigner(now.minus(Duration.ofDays(30)), now.plus(Duration.ofDays(365)));
  }

  /** A document signer that is valid within these times. */
  public SigningKey documentSigner(Instant from, Instant until) {
    X500Name signer = new X500Name(name + ",OU=Document signer");
    return certified(SigningKeys.onCurve(), signer, authority.key(), from, until, false);
  }

  /** A master list of these authorities, signed by this state. */
  public byte[] masterList(X509Certificate... authorities) {
    Certificate[] listed =
        Arrays.stream(authorities)
            .map(one -> Ciphers.computed(() -> Certificate.getInstance(one.getEncoded())))
            .toArray(Certificate[]::new);
    return SignedObject.signed(
        ICAOObjectIdentifiers.id_icao_cscaMasterList,
        new CscaMasterList(listed),
        documentSigner(),
        Instant.now());
  }

  /** A list that revokes one certificate of this state, valid for a day. */
  public X509CRL revocationList(X509Certificate revoked) {
    V2TBSCertListGenerator list = new V2TBSCertListGenerator();
    Instant now = Instant.now();
    list.setSignature(ALGORITHM);
    list.setIssuer(name);
    list.setThisUpdate(new Time(Date.from(now)));
    list.setNextUpdate(new Time(Date.from(now.plus(Duration.ofDays(1)))));
    list.addCRLEntry(
        new ASN1Integer(revoked.getSerialNumber()),
        new Time(Date.from(now)),
        CRLReason.keyCompromise);
    byte[] encoded = signed(list.generateTBSCertList(), authority.key());
    return Ciphers.computed(
        () ->
            (X509CRL)
                CertificateFactory.getInstance("X.509")
                    .generateCRL(new ByteArrayInputStream(encoded)));
  }

  private SigningKey certified(
      KeyPair keys,
      X500Name subject,
      PrivateKey issuer,
      Instant from,
      Instant until,
      boolean authority) {
    V3TBSCertificateGenerator certificate = new V3TBSCertificateGenerator();
    certificate.setSerialNumber(new ASN1Integer(new BigInteger(63, RANDOM)));
    certificate.setSignature(ALGORITHM);
    certificate.setIssuer(name);
    certificate.setSubject(subject);
    certificate.setStartDate(new Time(Date.from(from)));
    certificate.setEndDate(new Time(Date.from(until)));
    certificate.setSubjectPublicKeyInfo(
        SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded()));
    certificate.setExtensions(extensions(authority));
    TBSCertificate signed = certificate.generateTBSCertificate();
    return new SigningKey(keys.getPrivate(), assembled(signed, issuer));
  }

  private static Extensions extensions(boolean authority) {
    try {
      Extension usage =
          Extension.create(
              Extension.keyUsage,
              true,
              new KeyUsage(
                  authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
      return authority
          ? new Extensions(
              new Extension[] {
                usage, Extension.create(Extension.basicConstraints, true, new BasicConstraints(0))
              })
          : new Extensions(usage);
    } catch (IOException e) {
      throw new EmulatorException("the certificate cannot be written", e);
    }
  }

  private static X509Certificate assembled(TBSCertificate certificate, PrivateKey issuer) {
    byte[] encoded = signed(certificate, issuer);
    return Ciphers.computed(
        () ->
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded)));
  }

  /** What is to be signed, how, and the signature. */
  private static byte[] signed(ASN1Object content, PrivateKey issuer) {
    try {
      byte[] toSign = content.getEncoded();
      byte[] signed =
          Ciphers.computed(
              () -> {
                Signature signature = Signature.getInstance("SHA256withECDSA");
                signature.initSign(issuer);
                signature.update(toSign);
                return signature.sign();
              });
      ASN1EncodableVector parts = new ASN1EncodableVector();
      parts.add(content);
      parts.add(ALGORITHM);
      parts.add(new DERBitString(signed));
      return new DERSequence(parts).getEncoded();
    } catch (IOException e) {
      throw new EmulatorException("the certificate cannot be written", e);
    }
  }
}
