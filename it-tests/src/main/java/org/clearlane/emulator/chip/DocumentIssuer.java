// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.icao.DataGroupHash;
import org.bouncycastle.asn1.icao.ICAOObjectIdentifiers;
import org.bouncycastle.asn1.icao.LDSSecurityObject;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** Personalises chips of passports (TD3) with files that a state's document signer signs. */
public final class DocumentIssuer {
  /** What a chip can do beside basic access control. */
  public enum Feature {
    PACE,
    /** Active authentication with ECDSA on P-256. */
    ACTIVE_ON_CURVE,
    /** Active authentication with RSA and message recovery. */
    ACTIVE_RSA,
    /** Chip authentication on P-256, AES-128. */
    AGREEMENT
  }

  private final SigningKey signer;
  private final Instant at;

  /** Signs now. */
  public DocumentIssuer(SigningKey signer) {
    this(signer, Instant.now());
  }

  /** Signs as of another time. */
  public DocumentIssuer(SigningKey signer, Instant at) {
    this.signer = signer;
    this.at = at;
  }

  /**
   * A new chip.
   *
   * @param zone the two lines of the machine-readable zone, 88 characters
   * @param picture the holder's face, JPEG
   */
  public ChipContents issue(String zone, byte[] picture, Set<Feature> features) {
    Map<Integer, byte[]> groups = new TreeMap<>();
    groups.put(1, Tlv.of(0x61, Tlv.of(0x5F1F, zone.getBytes(StandardCharsets.US_ASCII))));
    groups.put(2, FaceGroup.of(picture));
    Optional<PrivateKey> active = Optional.empty();
    if (features.contains(Feature.ACTIVE_ON_CURVE) || features.contains(Feature.ACTIVE_RSA)) {
      KeyPair keys = activeKeys(features);
      active = Optional.of(keys.getPrivate());
      groups.put(15, Tlv.of(0x6F, keys.getPublic().getEncoded()));
    }
    Optional<BigInteger> agreement = Optional.empty();
    if (features.contains(Feature.AGREEMENT)) {
      KeyPair keys = SigningKeys.onCurve();
      agreement = Optional.of(((ECPrivateKey) keys.getPrivate()).getS());
      groups.put(14, SecurityInfos.dataGroup(keys.getPublic().getEncoded()));
    }
    return new ChipContents(
        files(groups, features),
        Ciphers.hash("SHA-1", keyPart(zone).getBytes(StandardCharsets.US_ASCII)),
        Optional.of("123456"),
        features.contains(Feature.PACE),
        active,
        agreement);
  }

  /** Keys of a chip with the same abilities as one of these features asks for. */
  public static KeyPair activeKeys(Set<Feature> features) {
    return features.contains(Feature.ACTIVE_RSA) ? SigningKeys.rsa() : SigningKeys.onCurve();
  }

  /** A secret with which a chip that was not given it cannot agree on keys. */
  public static BigInteger otherSecret() {
    return Curve.secret();
  }

  /** A security object over other groups than the chip may hold. */
  public byte[] securityObject(Map<Integer, byte[]> groups) {
    DataGroupHash[] hashes =
        groups.entrySet().stream()
            .map(
                group ->
                    new DataGroupHash(
                        group.getKey(),
                        new DEROctetString(Ciphers.hash("SHA-256", group.getValue()))))
            .toArray(DataGroupHash[]::new);
    return Tlv.of(
        0x77,
        SignedObject.signed(
            ICAOObjectIdentifiers.id_icao_ldsSecurityObject,
            new LDSSecurityObject(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), hashes),
            signer,
            at));
  }

  private Map<Integer, byte[]> files(Map<Integer, byte[]> groups, Set<Feature> features) {
    Map<Integer, byte[]> files = new HashMap<>();
    groups.forEach((number, content) -> files.put(ChipContents.dataGroup(number), content));
    files.put(ChipContents.SECURITY_OBJECT, securityObject(groups));
    files.put(ChipContents.COMMON, SecurityInfos.common(groups.keySet()));
    if (features.contains(Feature.PACE)) {
      files.put(ChipContents.CARD_ACCESS, SecurityInfos.cardAccess());
    }
    return files;
  }

  /** Number, birth and expiry with their check digits, from the second line. */
  private static String keyPart(String zone) {
    String line = zone.substring(44);
    return line.substring(0, 10) + line.substring(13, 20) + line.substring(21, 28);
  }
}
