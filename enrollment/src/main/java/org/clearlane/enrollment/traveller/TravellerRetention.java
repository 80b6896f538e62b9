// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.clearlane.enrollment.TravellerSummary.Status;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.TimedRows;
import org.clearlane.kernel.TravellerId;

/**
 * Withdraws enrolments whose document has long expired, and deletes what withdrawals leave behind
 * as a proof once nobody can ask for it any more.
 */
@ApplicationScoped
public class TravellerRetention implements RetentionJobs {
  private static final int READ_AT_ONCE = 2_000;

  private @Inject EntityManager entities;
  private @Inject DataProtection protection;
  private @Inject StoredEnrollments enrollments;

  @Override
  public List<RetentionJob> jobs() {
    return List.of(
        TimedRows.counting(
            EnrollmentRules.EXPIRED_ENROLMENTS,
            entities,
            "enrollment.traveller",
            "cast(document_ends_on + 1 as timestamptz)",
            "sealed_identity is not null",
            EnrollmentRules.EXPIRED_ENROLMENTS.period().length(),
            this::withdraw),
        TimedRows.deleting(
            EnrollmentRules.WITHDRAWN_CONSENTS,
            entities,
            "enrollment.consent",
            "withdrawn_at",
            "withdrawn_at is not null"),
        TimedRows.counting(
            EnrollmentRules.WITHDRAWN_ENROLMENTS,
            entities,
            "enrollment.traveller",
            "withdrawn_at",
            "withdrawn_at is not null",
            EnrollmentRules.WITHDRAWN_ENROLMENTS.period().length(),
            this::forget));
  }

  private int withdraw(Instant now, int most) {
    learnEnds();
    LocalDate today =
        LocalDate.ofInstant(
            now.minus(EnrollmentRules.EXPIRED_ENROLMENTS.period().length()),
            ZoneId.systemDefault());
    List<UUID> due =
        entities
            .createQuery(
                "select t.id from TravellerEntity t where t.sealedIdentity is not null"
                    + " and t.documentEndsOn < :today order by t.documentEndsOn, t.id",
                UUID.class)
            .setParameter("today", today)
            .setMaxResults(most)
            .getResultList();
    for (UUID id : due) {
      TravellerEntity traveller =
          entities.find(TravellerEntity.class, id, LockModeType.PESSIMISTIC_WRITE);
      // Somebody may have renewed the document meanwhile.
      if (traveller.documentEndsOn().filter(today::isAfter).isPresent()) {
        enrollments.withdraw(traveller.id(), "system");
      }
    }
    return due.size();
  }

  /** Reads rows of before documents' ends were kept. */
  private void learnEnds() {
    entities
        .createQuery(
            "select t from TravellerEntity t where t.sealedIdentity is not null"
                + " and t.documentEndsOn is null",
            TravellerEntity.class)
        .setMaxResults(READ_AT_ONCE)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList()
        .forEach(
            traveller ->
                traveller.documentEnds(
                    EndOfDocument.of(
                        IdentityCodec.read(
                            protection.open(
                                traveller.id(),
                                StoredEnrollments.IDENTITY,
                                traveller.sealedIdentity().orElseThrow())))));
    entities.flush();
  }

  private int forget(Instant now, int most) {
    List<TravellerEntity> due =
        entities
            .createQuery(
                "select t from TravellerEntity t where t.status = :withdrawn"
                    + " and t.withdrawnAt < :before order by t.withdrawnAt, t.id",
                TravellerEntity.class)
            .setParameter("withdrawn", Status.WITHDRAWN)
            .setParameter(
                "before", now.minus(EnrollmentRules.WITHDRAWN_ENROLMENTS.period().length()))
            .setMaxResults(most)
            .getResultList();
    due.forEach(this::forget);
    return due.size();
  }

  private void forget(TravellerEntity traveller) {
    TravellerId id = traveller.id();
    if (!protection.destroyed(id)) {
      // What a crash left behind; nothing would tell of it once the row is gone.
      protection.destroy(id);
    }
    for (String table : List.of("consent", "credential", "activation_code")) {
      int _ =
          entities
              .createNativeQuery("delete from enrollment." + table + " where traveller = ?1")
              .setParameter(1, id.value())
              .executeUpdate();
    }
    entities.remove(traveller);
  }
}
