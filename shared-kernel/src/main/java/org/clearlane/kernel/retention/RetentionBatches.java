// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.Retention.Applied;
import org.clearlane.kernel.Retention.Run;
import org.clearlane.kernel.Retention.Status;
import org.clearlane.kernel.RetentionJob;

/**
 * One batch of a rule is one transaction, with its audit entry: what a crash leaves undone is due
 * as before.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class RetentionBatches {
  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;
  private @Inject Event<Applied> applied;

  /** How the rule stands. */
  Status status(RetentionJob job, Instant now) {
    return new Status(job.rule(), job.due(now), last(job.rule().kind()));
  }

  private Optional<Run> last(String kind) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select ran_at, ran_by, number, total from kernel.retention_run where kind = ?1")
            .setParameter(1, kind)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(
            row ->
                new Run(
                    moment(row[0]),
                    row[1].toString(),
                    ((Number) row[2]).longValue(),
                    ((Number) row[3]).longValue()))
        .findFirst();
  }

  private static Instant moment(Object at) {
    return at instanceof OffsetDateTime time ? time.toInstant() : ((Timestamp) at).toInstant();
  }

  /**
   * Applies the rule to a batch.
   *
   * @param now of the run, the same for all its batches
   * @return to how many rows; empty if another server is at it
   */
  OptionalInt apply(RetentionJob job, Instant now, int most, String by) {
    String kind = job.rule().kind();
    if (!lock(kind)) {
      return OptionalInt.empty();
    }
    int rows = job.apply(now, most);
    note(kind, now, by, rows);
    if (rows > 0) {
      audit.append(
          AuditEntry.of("retention.applied", by, "retention:" + kind)
              .with("action", job.rule().action())
              .with("period", job.rule().period().length())
              .with("rows", rows));
      applied.fire(new Applied(AuthorityContext.current(), kind, rows));
    }
    return OptionalInt.of(rows);
  }

  private boolean lock(String kind) {
    Object got =
        entities
            .createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(?1, 0))")
            .setParameter(1, "retention/" + kind)
            .getSingleResult();
    return got.equals(true);
  }

  private void note(String kind, Instant now, String by, int rows) {
    entities
        .createNativeQuery(
            "insert into kernel.retention_run as last (kind, ran_at, ran_by, number, total)"
                + " values (?1, ?2, ?3, ?4, ?5) on conflict (kind) do update set"
                + " ran_at = excluded.ran_at, ran_by = excluded.ran_by,"
                + " number = excluded.number"
                + " + case when last.ran_at = excluded.ran_at then last.number else 0 end,"
                + " total = last.total + excluded.total")
        .setParameter(1, kind)
        .setParameter(2, Timestamp.from(now))
        .setParameter(3, by)
        .setParameter(4, rows)
        .setParameter(5, rows)
        .executeUpdate();
  }
}
