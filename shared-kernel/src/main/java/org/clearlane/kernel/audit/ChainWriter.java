// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Appends entries to the chain within a transaction of the caller's. */
final class ChainWriter {
  /** Any constant: serialises writers of one database until their transactions end. */
  private static final long CHAIN_LOCK = 0x636c6561726c616eL;

  private ChainWriter() {}

  /** An entry whose subject is a pseudonym already. */
  record Pending(
      String action, String actor, @Nullable String subject, String object, String details) {}

  static void write(Connection connection, List<Pending> entries) throws SQLException {
    long seq = 0;
    byte[] previous = ChainRow.genesis();
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(" + CHAIN_LOCK + ")");
    }
    // A statement of its own: its snapshot is taken after the lock was got.
    try (Statement statement = connection.createStatement();
        ResultSet head =
            statement.executeQuery(
                "select seq, hash from kernel.audit_event order by seq desc limit 1")) {
      if (head.next()) {
        seq = head.getLong(1);
        previous = head.getBytes(2);
      }
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into kernel.audit_event"
                + " (seq, at, action, actor, subject, object, details, previous_hash, hash)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Pending entry : entries) {
        seq++;
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ChainRow row =
            new ChainRow(
                seq,
                at,
                entry.action(),
                entry.actor(),
                entry.subject(),
                entry.object(),
                entry.details());
        byte[] hash = row.hash(previous);
        insert.setLong(1, seq);
        insert.setObject(2, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
        insert.setString(3, entry.action());
        insert.setString(4, entry.actor());
        insert.setString(5, entry.subject());
        insert.setString(6, entry.object());
        insert.setString(7, entry.details());
        insert.setBytes(8, previous);
        insert.setBytes(9, hash);
        insert.addBatch();
        previous = hash;
      }
      insert.executeBatch();
    }
  }
}
