// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.ConsentEnded;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.enrollment.Credentials;
import org.clearlane.enrollment.Enrollments;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravellerId;

/** Consents in the authority's database. */
@ApplicationScoped
@Transactional
public class StoredConsents implements Consents {
  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject Credentials credentials;
  private @Inject Enrollments enrollments;
  private @Inject Event<ConsentGiven> given;
  private @Inject Event<ConsentEnded> ended;
  private @Inject Event<Withdrawn> withdrawn;
  private @Inject DataProtection protection;

  /** The withdrawal is stored; the erasure ledger remembers it once that has committed. */
  record Withdrawn(UUID consent) {}

  void remember(@Observes(during = TransactionPhase.AFTER_SUCCESS) Withdrawn event) {
    protection.destroy(new TravellerId(event.consent()));
  }

  /**
   * Remembers the withdrawals that a crash between the two left behind, and repeats those that a
   * backup of the database undid; before galleries are filled.
   */
  void finishWithdrawals(
      @Observes @Priority(StoredEnrollments.BEFORE_GALLERIES + 1) Authorities.Ready event) {
    List<ConsentEntity> consents =
        entities
            .createQuery(
                "select c from ConsentEntity c, TravellerEntity t where c.traveller = t.id"
                    + " and t.sealedIdentity is not null",
                ConsentEntity.class)
            .getResultList();
    for (ConsentEntity consent : consents) {
      boolean remembered = protection.destroyed(new TravellerId(consent.id()));
      if (remembered && consent.inForce()) {
        end(consent, "system");
      } else if (!remembered && !consent.inForce()) {
        protection.destroy(new TravellerId(consent.id()));
      }
    }
  }

  @Override
  public boolean granted(TravellerId traveller, ConsentPurpose purpose) {
    return find(traveller, purpose).isPresent();
  }

  @Override
  public List<Consent> inForce(TravellerId traveller) {
    return entities
        .createQuery(
            "select c from ConsentEntity c where c.traveller = :traveller"
                + " and c.withdrawnAt is null order by c.grantedAt, c.purpose",
            ConsentEntity.class)
        .setParameter("traveller", traveller.value())
        .getResultStream()
        .map(ConsentEntity::view)
        .toList();
  }

  @Override
  public boolean grant(TravellerId traveller, ConsentPurpose purpose, String by) {
    if (!locked(traveller)) {
      return false;
    }
    if (find(traveller, purpose).isEmpty()) {
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      entities.persist(new ConsentEntity(traveller, purpose, TEXT_VERSION, now, by));
      audit.append(
          entry("consent.granted", traveller, purpose, by).with("consent-text", TEXT_VERSION));
      entities.flush();
      given.fire(new ConsentGiven(traveller, purpose));
    }
    return true;
  }

  @Override
  public boolean withdraw(TravellerId traveller, ConsentPurpose purpose, String by) {
    if (!locked(traveller)) {
      return false;
    }
    Optional<ConsentEntity> consent = find(traveller, purpose);
    if (consent.isEmpty()) {
      return false;
    }
    end(consent.get(), by);
    return true;
  }

  /** Ends the enrolment with the last consent: nothing may be kept that serves no purpose. */
  private void endWithoutPurpose(TravellerId traveller, String by) {
    entities.flush();
    if (inForce(traveller).isEmpty()) {
      enrollments.withdraw(traveller, by);
    }
  }

  private void end(ConsentEntity consent, String by) {
    TravellerId traveller = consent.traveller();
    ConsentPurpose purpose = consent.purpose();
    consent.withdraw(Instant.now().truncatedTo(ChronoUnit.MICROS));
    audit.append(entry("consent.withdrawn", traveller, purpose, by));
    ended.fire(new ConsentEnded(traveller, purpose));
    withdrawn.fire(new Withdrawn(consent.id()));
    switch (purpose) {
      case CONTACTLESS_CHANNEL -> credentials.revokeAll(traveller, by);
      case E_CHANNEL ->
          entities
              .createQuery(
                  "delete from FingerprintReferenceEntity r where r.traveller = :traveller")
              .setParameter("traveller", traveller.value())
              .executeUpdate();
      case CONTACTLESS_GROUP, COLLABORATIVE_INSPECTION, FLIGHT_TOKEN -> {}
    }
    endWithoutPurpose(traveller, by);
  }

  private static AuditEntry entry(
      String action, TravellerId traveller, ConsentPurpose purpose, String by) {
    return AuditEntry.of(action, by, "traveller:" + traveller)
        .about(traveller)
        .with("purpose", purpose);
  }

  /** One change at a time, and none of a withdrawn traveller. */
  private boolean locked(TravellerId traveller) {
    TravellerEntity found =
        entities.find(TravellerEntity.class, traveller.value(), LockModeType.PESSIMISTIC_WRITE);
    return found != null && found.inForce();
  }

  private Optional<ConsentEntity> find(TravellerId traveller, ConsentPurpose purpose) {
    return entities
        .createQuery(
            "select c from ConsentEntity c where c.traveller = :traveller"
                + " and c.purpose = :purpose and c.withdrawnAt is null",
            ConsentEntity.class)
        .setParameter("traveller", traveller.value())
        .setParameter("purpose", purpose)
        .getResultStream()
        .findFirst();
  }
}
