// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.enrollment.ActivationCode;
import org.clearlane.enrollment.CredentialId;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.EnrollmentException;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.enrollment.GroupReading;
import org.clearlane.enrollment.IssuanceOutcome;
import org.clearlane.enrollment.QrClaim;
import org.clearlane.enrollment.QrReading;
import org.clearlane.enrollment.TravellerSummary;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.TravelDocument;
import org.clearlane.kernel.TravellerId;

/** Issues, redeems and revokes credentials in the authority's database. */
@ApplicationScoped
@Transactional
public class IssuedCredentials implements Credentials {
  private static final String TARGET = "credential:";

  /** For clocks that differ between servers, and transactions that end late. */
  private static final Duration OVERLAP = Duration.ofMinutes(5);

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject Enrollments enrollments;
  private @Inject ActivationCodes codes;
  private @Inject CredentialSeal seal;
  private @Inject QrReader reader;
  private @Inject GroupReader groups;
  private @Inject RevokedCredentials revoked;
  private @Inject CredentialMeters meters;
  private @Inject Event<RevokedCredentials.Revoked> revocation;

  void load(@Observes @jakarta.annotation.Priority(100) Authorities.Ready event) {
    read(event.authority());
  }

  /** Takes in what other servers have revoked since. */
  public void followRevocations() {
    read(AuthorityContext.current());
  }

  private void read(Authority authority) {
    Instant now = Instant.now();
    revoked.add(
        authority,
        entities
            .createQuery(
                "select c from CredentialEntity c where c.revokedAt > :since and c.expiresAt > :now",
                CredentialEntity.class)
            .setParameter("since", revoked.readAt(authority).minus(OVERLAP))
            .setParameter("now", now)
            .getResultStream()
            .map(CredentialEntity::id)
            .toList(),
        now);
  }

  @Override
  public ActivationCode activate(TravellerId traveller, String by) {
    if (enrollments.find(traveller).filter(IssuedCredentials::active).isEmpty()) {
      throw new EnrollmentException("no traveller " + traveller + ", or suspended");
    }
    audit.append(
        AuditEntry.of("credential.activation-made", by, "activation-code:new").about(traveller));
    return codes.make(traveller, Instant.now());
  }

  private static boolean active(TravellerSummary traveller) {
    return traveller.status() == TravellerSummary.Status.ACTIVE;
  }

  @Override
  public IssuanceOutcome issue(String activationCode, String devicePublicKeyJwk) {
    Optional<byte[]> deviceKey = DeviceKeys.coordinates(devicePublicKeyJwk);
    if (deviceKey.isEmpty()) {
      return new IssuanceOutcome.BadDeviceKey();
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Optional<TravellerSummary> traveller =
        codes
            .use(activationCode, Instant.now())
            .flatMap(enrollments::find)
            .filter(IssuedCredentials::active);
    if (traveller.isEmpty()) {
      meters.codeRefused();
      return new IssuanceOutcome.UnknownOrUsedCode();
    }
    TravellerId id = traveller.get().id();
    FaceTemplate reference =
        enrollments
            .reference(id)
            .orElseThrow(() -> new EnrollmentException("the traveller has no face reference"));
    CredentialId credential = CredentialId.random();
    Instant expires = expiry(now, traveller.get().document());
    String sealed =
        seal.seal(
            new CredentialBody(
                credential,
                id,
                HexFormat.of().parseHex(enrollments.reference(traveller.get().document())),
                now,
                expires,
                deviceKey.get(),
                reference.modelId(),
                reference.toInt8()));
    entities.persist(new CredentialEntity(credential, id.value(), now, expires, deviceKey.get()));
    audit.append(
        AuditEntry.of("credential.issued", "traveller", TARGET + credential)
            .about(id)
            .with("expires", expires));
    return new IssuanceOutcome.Issued(credential, sealed, expires);
  }

  /** Never after the document's last day: a lane that reads it offline knows no other date. */
  private static Instant expiry(Instant now, TravelDocument document) {
    Instant configured = now.plus(EnrollmentSettings.CREDENTIAL_VALIDITY.get());
    return document
        .expiry()
        .map(last -> last.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant())
        .filter(end -> end.isBefore(configured))
        .orElse(configured);
  }

  @Override
  @Transactional(Transactional.TxType.SUPPORTS)
  public QrReading read(String text, Instant at) {
    return reader.read(text, at);
  }

  @Override
  public GroupReading readGroup(String text, Instant at) {
    return groups.read(text, at);
  }

  @Override
  public boolean redeem(QrClaim claim) {
    return entities
            .createNativeQuery(
                "insert into enrollment.qr_use (credential, step, used_at) values (?1, ?2, now())"
                    + " on conflict do nothing")
            .setParameter(1, claim.credential().value())
            .setParameter(2, claim.step())
            .executeUpdate()
        == 1;
  }

  @Override
  public boolean revoke(CredentialId id, String by) {
    CredentialEntity credential = entities.find(CredentialEntity.class, id.value());
    if (credential == null || credential.revoked()) {
      return false;
    }
    revoke(List.of(credential), by);
    return true;
  }

  @Override
  public void revokeAll(TravellerId traveller, String by) {
    List<CredentialEntity> live =
        entities
            .createQuery(
                "select c from CredentialEntity c where c.traveller = :traveller and c.revokedAt is"
                    + " null",
                CredentialEntity.class)
            .setParameter("traveller", traveller.value())
            .getResultList();
    revoke(live, by);
  }

  private void revoke(List<CredentialEntity> live, String by) {
    Instant now = Instant.now();
    for (CredentialEntity credential : live) {
      credential.revoke(now);
      audit.append(
          AuditEntry.of("credential.revoked", by, TARGET + credential.id())
              .about(credential.traveller()));
    }
    revocation.fire(
        new RevokedCredentials.Revoked(
            AuthorityContext.current(), live.stream().map(CredentialEntity::id).toList()));
  }
}
