// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.clearlane.devices.CheckTree;
import org.clearlane.devices.CheckTree.Outcome;
import org.clearlane.devices.ChipCheck;
import org.clearlane.devices.ChipResult;
import org.clearlane.devices.ChipWatch;
import org.clearlane.devices.TrustAnchors;
import org.clearlane.devices.chip.SlotReader;
import org.clearlane.emulator.chip.DocumentIssuer.Feature;
import org.junit.jupiter.api.Test;

/** Each way to spoil a chip makes the check that is meant for it fail, and no other. */
class SpoiltChipTest {
  private static final Feature[] ALL = {Feature.PACE, Feature.ACTIVE_ON_CURVE, Feature.AGREEMENT};
  private static final TrustAnchors ANCHORS = Passport.trusting(Passport.STATE);
  private static final ChipContents GOOD = Passport.issued(ALL);

  @Test
  void nothingFailsOnAGoodChip() {
    assertThat(failed(GOOD, ANCHORS)).isEmpty();
  }

  @Test
  void anotherZone() {
    byte[] zone = Passport.ZONE.replace("ANNA", "ANNE").getBytes(StandardCharsets.US_ASCII);
    ChipContents spoilt = GOOD.with(ChipContents.dataGroup(1), Tlv.of(0x61, Tlv.of(0x5F1F, zone)));
    assertThat(failed(spoilt, ANCHORS)).containsExactly(ChipCheck.DATA_GROUP_1);
  }

  @Test
  void anotherFace() {
    byte[] face = Passport.PICTURE.clone();
    face[4000] ^= 1;
    ChipContents spoilt = GOOD.with(ChipContents.dataGroup(2), FaceGroup.of(face));
    assertThat(failed(spoilt, ANCHORS)).containsExactly(ChipCheck.DATA_GROUP_2);
  }

  @Test
  void theSameFaceEncodedOtherwise() {
    // One byte behind the picture, within the record: only the raw bytes tell.
    byte[] longer = Arrays.copyOf(Passport.PICTURE, Passport.PICTURE.length + 1);
    ChipContents spoilt = GOOD.with(ChipContents.dataGroup(2), FaceGroup.of(longer));
    assertThat(failed(spoilt, ANCHORS)).containsExactly(ChipCheck.DATA_GROUP_2);
  }

  @Test
  void otherSecurityInformation() {
    byte[] infos = GOOD.file(ChipContents.dataGroup(14));
    // Version 2 and the number of the curve for PACE.
    infos[indexOf(infos, new byte[] {2, 1, 2, 2, 1, 12}) + 5] = 13;
    assertThat(failed(GOOD.with(ChipContents.dataGroup(14), infos), ANCHORS))
        .containsExactly(ChipCheck.DATA_GROUP_14);
  }

  @Test
  void aCopyWithAKeyPairOfItsOwn() {
    KeyPair own = SigningKeys.onCurve();
    ChipContents spoilt =
        GOOD.with(own.getPrivate(), GOOD.agreementKey().orElseThrow())
            .with(ChipContents.dataGroup(15), Tlv.of(0x6F, own.getPublic().getEncoded()));
    assertThat(failed(spoilt, ANCHORS)).containsExactly(ChipCheck.DATA_GROUP_15);
  }

  @Test
  void aCopyThatHidesItsLackOfAKey() {
    assertThat(failed(GOOD.without(ChipContents.dataGroup(15)), ANCHORS))
        .containsExactly(ChipCheck.DATA_GROUP_15);
    assertThat(failed(GOOD.without(ChipContents.dataGroup(14)), ANCHORS))
        .containsExactly(ChipCheck.DATA_GROUP_14);
  }

  @Test
  void aCopyWithoutTheActiveKey() {
    BigInteger agreement = GOOD.agreementKey().orElseThrow();
    assertThat(failed(GOOD.with(SigningKeys.onCurve().getPrivate(), agreement), ANCHORS))
        .containsExactly(ChipCheck.ACTIVE_AUTHENTICATION);
    ChipContents old = Passport.issued(Feature.ACTIVE_RSA);
    assertThat(failed(old.with(SigningKeys.rsa().getPrivate(), agreement), ANCHORS))
        .containsExactly(ChipCheck.ACTIVE_AUTHENTICATION);
  }

  @Test
  void aCopyThatReplaysAnOldSignature() {
    for (ChipContents contents : List.of(GOOD, Passport.issued(Feature.ACTIVE_RSA))) {
      EmulatedChip replaying = new EmulatedChip(contents, challenge -> new byte[8]);
      CheckTree checks = checks(MemorySlot.with(replaying), ANCHORS);
      assertThat(checks.find(ChipCheck.ACTIVE_AUTHENTICATION).orElseThrow().outcome())
          .isEqualTo(Outcome.FAILED);
      assertThat(checks.genuine()).isFalse();
    }
  }

  @Test
  void aCopyWithoutTheAgreementKey() {
    assertThat(
            failed(
                GOOD.with(GOOD.activeKey().orElseThrow(), DocumentIssuer.otherSecret()), ANCHORS))
        .containsExactly(ChipCheck.CHIP_AUTHENTICATION);
  }

  @Test
  void anUnknownAuthority() {
    assertThat(failed(GOOD, TrustAnchors.of(List.of()))).containsExactly(ChipCheck.SIGNER_CHAIN);
    assertThat(failed(GOOD, Passport.trusting(new EmulatedState("XX"))))
        .containsExactly(ChipCheck.SIGNER_CHAIN);
  }

  @Test
  void anAuthorityThatOnlyHasTheName() {
    EmulatedState impostor = new EmulatedState("UT");
    assertThat(failed(GOOD, Passport.trusting(impostor))).containsExactly(ChipCheck.SIGNER_CHAIN);
    assertThat(failed(GOOD, Passport.trusting(impostor, Passport.STATE)))
        .as("all certificates of the name are tried")
        .isEmpty();
  }

  @Test
  void anExpiredSigner() {
    Instant now = Instant.now();
    SigningKey expired =
        Passport.STATE.documentSigner(
            now.minus(Duration.ofDays(30)), now.minus(Duration.ofSeconds(5)));
    assertThat(failed(issued(expired), ANCHORS)).containsExactly(ChipCheck.VALIDITY);
  }

  @Test
  void aSignerThatHasExpiredSinceItSigned() {
    Instant now = Instant.now();
    SigningKey expired =
        Passport.STATE.documentSigner(
            now.minus(Duration.ofDays(30)), now.minus(Duration.ofSeconds(5)));
    ChipContents contents =
        new DocumentIssuer(expired, now.minus(Duration.ofDays(10)))
            .issue(Passport.ZONE, Passport.PICTURE, Set.of(ALL));
    assertThat(failed(contents, ANCHORS)).containsExactly(ChipCheck.VALIDITY);
  }

  @Test
  void aSignerThatSignedBeforeItWasValid() {
    ChipContents contents =
        new DocumentIssuer(
                Passport.STATE.documentSigner(), Instant.now().minus(Duration.ofDays(31)))
            .issue(Passport.ZONE, Passport.PICTURE, Set.of(ALL));
    assertThat(failed(contents, ANCHORS)).containsExactly(ChipCheck.VALIDITY);
  }

  @Test
  void anAuthorityThatHasExpired() {
    Instant now = Instant.now();
    EmulatedState old =
        new EmulatedState("UT", now.minus(Duration.ofDays(900)), now.minus(Duration.ofDays(1)));
    ChipContents contents =
        new DocumentIssuer(old.documentSigner())
            .issue(Passport.ZONE, Passport.PICTURE, Set.of(ALL));
    assertThat(failed(contents, Passport.trusting(old))).containsExactly(ChipCheck.VALIDITY);
  }

  @Test
  void aSignerThatIsNotValidYet() {
    Instant now = Instant.now();
    SigningKey early =
        Passport.STATE.documentSigner(now.plus(Duration.ofHours(1)), now.plus(Duration.ofDays(30)));
    assertThat(failed(issued(early), ANCHORS)).containsExactly(ChipCheck.VALIDITY);
  }

  @Test
  void aRevokedSigner() {
    SigningKey signer = Passport.STATE.documentSigner();
    TrustAnchors revoking =
        new TrustAnchors(
            ANCHORS.authorities(), List.of(Passport.STATE.revocationList(signer.certificate())));
    assertThat(failed(issued(signer), revoking)).containsExactly(ChipCheck.REVOCATION);
    assertThat(outcome(GOOD, revoking, ChipCheck.REVOCATION)).isEqualTo(Outcome.PASSED);
  }

  @Test
  void aRevocationListOfSomebodyElse() {
    SigningKey signer = Passport.STATE.documentSigner();
    TrustAnchors forged =
        new TrustAnchors(
            ANCHORS.authorities(),
            List.of(new EmulatedState("UT").revocationList(signer.certificate())));
    assertThat(outcome(issued(signer), forged, ChipCheck.REVOCATION)).isEqualTo(Outcome.NOT_DONE);
  }

  @Test
  void aSignatureOfAnotherKey() {
    SigningKey named = Passport.STATE.documentSigner();
    SigningKey forger = new SigningKey(SigningKeys.onCurve().getPrivate(), named.certificate());
    assertThat(failed(issued(forger), ANCHORS)).containsExactly(ChipCheck.SIGNATURE);
  }

  @Test
  void hashesThatWereExchangedUnderTheSignature() {
    Map<Integer, byte[]> other = new HashMap<>();
    for (int group : List.of(1, 2, 14, 15)) {
      other.put(group, GOOD.file(ChipContents.dataGroup(group)));
    }
    byte[] zone = Passport.ZONE.replace("ANNA", "ANNE").getBytes(StandardCharsets.US_ASCII);
    other.put(1, Tlv.of(0x61, Tlv.of(0x5F1F, zone)));
    byte[] hash = Ciphers.hash("SHA-256", GOOD.file(ChipContents.dataGroup(1)));
    byte[] spoilt = GOOD.file(ChipContents.SECURITY_OBJECT);
    int at = indexOf(spoilt, hash);
    System.arraycopy(Ciphers.hash("SHA-256", other.get(1)), 0, spoilt, at, hash.length);
    ChipContents chip =
        GOOD.with(ChipContents.SECURITY_OBJECT, spoilt)
            .with(ChipContents.dataGroup(1), other.get(1));
    assertThat(failed(chip, ANCHORS)).containsExactly(ChipCheck.SIGNATURE);
  }

  @Test
  void noSecurityObject() {
    ChipContents spoilt = GOOD.without(ChipContents.SECURITY_OBJECT);
    assertThat(failed(spoilt, ANCHORS)).containsExactly(ChipCheck.PASSIVE_AUTHENTICATION);
  }

  @Test
  void aSecurityObjectThatLeavesTheZoneOut() {
    Map<Integer, byte[]> signed =
        Map.of(2, GOOD.file(ChipContents.dataGroup(2)), 3, new byte[] {1});
    byte[] without = new DocumentIssuer(Passport.STATE.documentSigner()).securityObject(signed);
    ChipContents spoilt = GOOD.with(ChipContents.SECURITY_OBJECT, without);
    assertThat(failed(spoilt, ANCHORS)).containsExactly(ChipCheck.DATA_GROUP_1);
    assertThat(outcome(spoilt, ANCHORS, ChipCheck.OTHER_DATA_GROUPS)).isEqualTo(Outcome.NOT_DONE);
  }

  private static ChipContents issued(SigningKey signer) {
    return new DocumentIssuer(signer).issue(Passport.ZONE, Passport.PICTURE, Set.of(ALL));
  }

  /** The checks without parts that failed; what they belong to must have failed with them. */
  private static List<ChipCheck> failed(ChipContents contents, TrustAnchors anchors) {
    CheckTree checks = checks(contents, anchors);
    List<ChipCheck> failed =
        checks
            .all()
            .filter(tree -> tree.parts().isEmpty() && tree.outcome() == Outcome.FAILED)
            .map(CheckTree::check)
            .toList();
    assertThat(checks.genuine()).isEqualTo(failed.isEmpty());
    assertThat(checks.outcome()).isEqualTo(failed.isEmpty() ? Outcome.PASSED : Outcome.FAILED);
    return failed;
  }

  private static Outcome outcome(ChipContents contents, TrustAnchors anchors, ChipCheck check) {
    return checks(contents, anchors).find(check).orElseThrow().outcome();
  }

  private static CheckTree checks(ChipContents contents, TrustAnchors anchors) {
    return checks(MemorySlot.with(contents), anchors);
  }

  private static CheckTree checks(MemorySlot slot, TrustAnchors anchors) {
    ChipResult result = new SlotReader(slot).read(Passport.KEY, anchors, ChipWatch.none());
    return ((ChipResult.Read) result).checks();
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int at = 0; at + part.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    throw new AssertionError("not found");
  }
}
