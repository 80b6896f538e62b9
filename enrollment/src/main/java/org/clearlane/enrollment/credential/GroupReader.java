// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.GroupReading;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.QrRefusal;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/**
 * Reads family codes: form, and then of each member the signature by the device key that was stored
 * at issuance, validity, time step, revocation, in this order. The first doubt about one member
 * refuses all.
 */
@Dependent
class GroupReader {
  private @Inject EntityManager entities;
  private @Inject Enrollments enrollments;
  private @Inject RevokedCredentials revoked;

  GroupReading read(String text, Instant at) {
    Optional<GroupText> parsed = GroupText.parse(text);
    if (parsed.isEmpty()) {
      return new GroupReading.Refused(QrRefusal.MALFORMED);
    }
    GroupText group = parsed.get();
    if (!group.authority().equals(AuthorityContext.current().code())) {
      return new GroupReading.Refused(QrRefusal.OTHER_AUTHORITY);
    }
    byte[] signed = group.signed();
    List<QrClaim> claims = new ArrayList<>();
    Set<TravellerId> travellers = new HashSet<>();
    for (GroupText.Member member : group.members()) {
      CredentialEntity credential =
          entities.find(CredentialEntity.class, member.credential().value());
      Optional<QrRefusal> refusal = refusal(credential, member, signed, group.step(), at);
      if (refusal.isPresent()) {
        return new GroupReading.Refused(refusal.get());
      }
      Optional<QrClaim> claim = claim(credential, group.step());
      if (claim.isEmpty()) {
        return new GroupReading.Refused(QrRefusal.REVOKED);
      }
      if (!travellers.add(credential.traveller())) {
        return new GroupReading.Refused(QrRefusal.MALFORMED);
      }
      claims.add(claim.get());
    }
    return new GroupReading.Genuine(claims);
  }

  private Optional<QrRefusal> refusal(
      @Nullable CredentialEntity credential,
      GroupText.Member member,
      byte[] signed,
      long step,
      Instant at) {
    if (credential == null) {
      return Optional.of(QrRefusal.UNKNOWN_KEY);
    }
    if (credential.revoked() || revoked.contains(member.credential())) {
      return Optional.of(QrRefusal.REVOKED);
    }
    Optional<byte[]> key = credential.deviceKey();
    if (key.isEmpty()) {
      // Issued before the keys were stored: this person's own code is good.
      return Optional.of(QrRefusal.UNKNOWN_KEY);
    }
    if (!DeviceKeys.verifies(key.get(), signed, member.signature())) {
      return Optional.of(QrRefusal.BAD_SIGNATURE);
    }
    if (!credential.validAt(at)) {
      return Optional.of(QrRefusal.EXPIRED_CREDENTIAL);
    }
    return QrReader.outsideWindow(step, at);
  }

  /** Empty if the traveller has withdrawn. */
  private Optional<QrClaim> claim(CredentialEntity credential, long step) {
    Optional<TravellerSummary> traveller = enrollments.find(credential.traveller());
    Optional<FaceTemplate> reference = enrollments.reference(credential.traveller());
    if (traveller.isEmpty() || reference.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new QrClaim(
            credential.id(),
            credential.traveller(),
            enrollments.reference(traveller.get().document()),
            reference.get(),
            step));
  }
}
