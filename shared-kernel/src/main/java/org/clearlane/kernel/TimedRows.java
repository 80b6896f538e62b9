// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Applies a rule to the rows of one table by a time that they carry. */
public final class TimedRows implements RetentionJob {
  private final RetentionRule rule;
  private final EntityManager entities;
  private final String table;
  private final String time;
  private final String condition;
  private final Duration after;
  private final Applying applying;

  /** What is done where it is more than a statement. */
  @FunctionalInterface
  public interface Applying {
    /**
     * @param most of how many rows
     * @return to how many it was applied
     */
    int apply(Instant now, int most);
  }

  private TimedRows(
      RetentionRule rule,
      EntityManager entities,
      String table,
      String time,
      String condition,
      Duration after,
      Applying applying) {
    this.rule = rule;
    this.entities = entities;
    this.table = table;
    this.time = time;
    this.condition = condition;
    this.after = after;
    this.applying = applying;
  }

  /**
   * Deletes rows.
   *
   * @param entities of the caller's transaction and authority
   * @param table with its schema
   * @param time the column, or an expression, from which the period runs
   * @param condition which rows, in SQL; {@code true} for all
   */
  public static TimedRows deleting(
      RetentionRule rule, EntityManager entities, String table, String time, String condition) {
    return changing(rule, entities, table, time, condition, "delete from " + table);
  }

  /**
   * Has rows forget something.
   *
   * @param condition which rows: those that have forgotten must not be among them
   * @param forgetting the assignments, in SQL
   */
  public static TimedRows forgetting(
      RetentionRule rule,
      EntityManager entities,
      String table,
      String time,
      String condition,
      String forgetting) {
    return changing(
        rule, entities, table, time, condition, "update " + table + " set " + forgetting);
  }

  private static TimedRows changing(
      RetentionRule rule,
      EntityManager entities,
      String table,
      String time,
      String condition,
      String change) {
    Duration after = rule.period().length();
    String statement =
        change
            + " where ctid in (select ctid from "
            + table
            + " where ("
            + condition
            + ") and "
            + time
            + " < ?1 order by "
            + time
            + " limit ?2 for update skip locked)";
    return new TimedRows(
        rule,
        entities,
        table,
        time,
        condition,
        after,
        (now, most) ->
            entities
                .createNativeQuery(statement)
                .setParameter(1, Timestamp.from(now.minus(after)))
                .setParameter(2, most)
                .executeUpdate());
  }

  /**
   * Counts rows, and has somebody else do what is to be done with them.
   *
   * @param table or several that are joined
   * @param after how long after that time a row is due: none, where it is the end of the period
   */
  public static TimedRows counting(
      RetentionRule rule,
      EntityManager entities,
      String table,
      String time,
      String condition,
      Duration after,
      Applying applying) {
    return new TimedRows(rule, entities, table, time, condition, after, applying);
  }

  @Override
  public RetentionRule rule() {
    return rule;
  }

  @Override
  public RetentionDue due(Instant now) {
    Instant before = now.minus(after);
    Query query =
        entities
            .createNativeQuery(
                "select count(*) filter (where at > ?2), count(*) filter (where at <= ?2 and at > ?3),"
                    + " count(*) filter (where at <= ?3 and at > ?4), count(*) filter (where at <= ?4),"
                    + " min(at) from (select "
                    + time
                    + " as at from "
                    + table
                    + " where ("
                    + condition
                    + ") and "
                    + time
                    + " < ?1) due")
            .setParameter(1, Timestamp.from(before))
            .setParameter(2, Timestamp.from(before.minus(RetentionDue.DAY)))
            .setParameter(3, Timestamp.from(before.minus(RetentionDue.WEEK)))
            .setParameter(4, Timestamp.from(before.minus(RetentionDue.MONTH)));
    Object[] row = (Object[]) query.getSingleResult();
    return new RetentionDue(
        number(row[0]), number(row[1]), number(row[2]), number(row[3]), moment(row[4]));
  }

  private static long number(Object counted) {
    return ((Number) counted).longValue();
  }

  private static Optional<Instant> moment(@Nullable Object at) {
    return switch (at) {
      case Timestamp timestamp -> Optional.of(timestamp.toInstant());
      case OffsetDateTime time -> Optional.of(time.toInstant());
      case null, default -> Optional.empty();
    };
  }

  @Override
  public int apply(Instant now, int most) {
    return applying.apply(now, most);
  }
}
