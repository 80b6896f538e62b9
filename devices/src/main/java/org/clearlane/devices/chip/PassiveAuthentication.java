// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.security.GeneralSecurityException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearlane.devices.CheckTree;
import org.clearlane.devices.CheckTree.Outcome;
import org.clearlane.devices.ChipCheck;
import org.clearlane.devices.TrustAnchors;

/**
 * Whether the data are as a trusted authority signed them (Doc 9303-11, section 5.1), over the
 * bytes as they were read.
 */
final class PassiveAuthentication {
  private static final Map<Integer, ChipCheck> GROUPS =
      Map.of(
          1, ChipCheck.DATA_GROUP_1,
          2, ChipCheck.DATA_GROUP_2,
          14, ChipCheck.DATA_GROUP_14,
          15, ChipCheck.DATA_GROUP_15);

  private final SecurityObject object;
  private final TrustAnchors anchors;
  private final Instant now;

  /**
   * @param now when the chip was read
   */
  PassiveAuthentication(SecurityObject object, TrustAnchors anchors, Instant now) {
    this.object = object;
    this.anchors = anchors;
    this.now = now;
  }

  /**
   * All checks.
   *
   * @param files the data groups that were read, by number
   */
  CheckTree check(Map<Integer, byte[]> files) {
    SignedContent signed = object.signed();
    List<X509Certificate> issuers = issuers(signed.signer());
    return CheckTree.of(
        ChipCheck.PASSIVE_AUTHENTICATION,
        List.of(
            signed.authentic()
                ? CheckTree.passed(ChipCheck.SIGNATURE)
                : CheckTree.failed(ChipCheck.SIGNATURE, "the signature does not fit"),
            chain(issuers),
            validity(issuers),
            revocation(issuers),
            hashes(files)));
  }

  /** The authorities whose key certified the signer; every certificate of the name is tried. */
  private List<X509Certificate> issuers(X509Certificate signer) {
    return anchors.named(signer.getIssuerX500Principal()).stream()
        .filter(authority -> certifies(authority, signer))
        .toList();
  }

  private static boolean certifies(X509Certificate authority, X509Certificate signer) {
    try {
      signer.verify(authority.getPublicKey(), Crypto.PROVIDER);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private CheckTree chain(List<X509Certificate> issuers) {
    if (!issuers.isEmpty()) {
      return CheckTree.passed(ChipCheck.SIGNER_CHAIN);
    }
    boolean named = !anchors.named(object.signed().signer().getIssuerX500Principal()).isEmpty();
    return CheckTree.failed(
        ChipCheck.SIGNER_CHAIN,
        named ? "no authority of this name certified the signer" : "the authority is not trusted");
  }

  private CheckTree validity(List<X509Certificate> issuers) {
    X509Certificate signer = object.signed().signer();
    Optional<Instant> signedAt = object.signed().signedAt();
    if (signedAt.isPresent() && !valid(signer, signedAt.get())) {
      return CheckTree.failed(ChipCheck.VALIDITY, "the signer was not valid at signing");
    }
    if (!valid(signer, now)) {
      return CheckTree.failed(ChipCheck.VALIDITY, "the signer is not valid now");
    }
    if (!issuers.isEmpty() && issuers.stream().noneMatch(issuer -> valid(issuer, now))) {
      return CheckTree.failed(ChipCheck.VALIDITY, "the authority is not valid now");
    }
    return CheckTree.passed(ChipCheck.VALIDITY);
  }

  private static boolean valid(X509Certificate certificate, Instant at) {
    return !at.isBefore(certificate.getNotBefore().toInstant())
        && !at.isAfter(certificate.getNotAfter().toInstant());
  }

  private CheckTree revocation(List<X509Certificate> issuers) {
    X509Certificate signer = object.signed().signer();
    List<X509CRL> lists =
        anchors.revocationLists(signer.getIssuerX500Principal()).stream()
            .filter(list -> issuers.stream().anyMatch(issuer -> issued(issuer, list)))
            .toList();
    if (lists.isEmpty()) {
      return CheckTree.leaf(
          ChipCheck.REVOCATION, Outcome.NOT_DONE, "there is no list of this authority");
    }
    if (lists.stream().anyMatch(list -> list.isRevoked(signer))) {
      return CheckTree.failed(ChipCheck.REVOCATION, "the signer is revoked");
    }
    boolean current =
        lists.stream()
            .anyMatch(
                list ->
                    list.getNextUpdate() == null
                        || !list.getNextUpdate().toInstant().isBefore(now));
    return current
        ? CheckTree.passed(ChipCheck.REVOCATION)
        : CheckTree.leaf(ChipCheck.REVOCATION, Outcome.WARNING, "the list is out of date");
  }

  private static boolean issued(X509Certificate issuer, X509CRL list) {
    try {
      list.verify(issuer.getPublicKey(), Crypto.PROVIDER);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private CheckTree hashes(Map<Integer, byte[]> files) {
    List<CheckTree> parts = new ArrayList<>();
    for (int group : List.of(1, 2, 14, 15)) {
      parts.add(hash(group, Optional.ofNullable(files.get(group))));
    }
    long others = object.hashes().keySet().stream().filter(key -> !GROUPS.containsKey(key)).count();
    if (others > 0) {
      parts.add(
          CheckTree.leaf(
              ChipCheck.OTHER_DATA_GROUPS, Outcome.NOT_DONE, others + " data groups are not read"));
    }
    return CheckTree.of(ChipCheck.HASHES, parts);
  }

  private CheckTree hash(int group, Optional<byte[]> file) {
    ChipCheck check = GROUPS.get(group);
    if (check == null) {
      throw new IllegalArgumentException("data group " + group);
    }
    boolean needed = group == 1 || group == 2;
    if (file.isEmpty()) {
      return object.lists(group) || needed
          ? CheckTree.failed(check, "the chip does not have the file")
          : CheckTree.leaf(check, Outcome.NOT_PRESENT, "");
    }
    return object
        .fits(group, file.get())
        .map(
            fits ->
                fits
                    ? CheckTree.passed(check)
                    : CheckTree.failed(check, "the file is not what was signed"))
        .orElseGet(() -> CheckTree.failed(check, "the file was not signed"));
  }
}
