// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A database with the kernel's schema on a real PostgreSQL, one for all tests, one after the other.
 */
record ChainDatabase(DataSource dataSource) {
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start();
        Flyway.configure()
            .dataSource(postgres.getPostgresDatabase())
            .defaultSchema("kernel")
            .locations("classpath:db/migration/kernel")
            .load()
            .migrate();
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Emptied, with what keeps the trail append-only in place again. */
  static ChainDatabase fresh() throws SQLException {
    DataSource dataSource = Server.POSTGRES.getPostgresDatabase();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute("truncate kernel.audit_event");
      statement.execute("alter table kernel.audit_event enable trigger all");
    }
    return new ChainDatabase(dataSource);
  }

  /** Appends rows, one transaction each. */
  void append(int rows) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < rows; i++) {
        ChainWriter.write(connection, List.of(entry("passage:" + i)));
        connection.commit();
      }
    }
  }

  void append(List<ChainWriter.Pending> entries) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      ChainWriter.write(connection, entries);
      connection.commit();
    }
  }

  static ChainWriter.Pending entry(String object) {
    return new ChainWriter.Pending(
        "passage.cleared", "système", "0123456789abcdef", object, "{\"lane\":\"一\"}");
  }

  /** Runs a statement as someone who can do anything, the append-only rule switched off. */
  void tamper(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("set session_replication_role = replica");
      statement.execute(sql);
    }
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  long number(String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  List<String> texts(String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        found.add(result.getString(1));
      }
    }
    return found;
  }

  /** What a thorough intruder does: computes every hash anew, so that the chain agrees again. */
  void rehash() throws SQLException {
    List<String> updates = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select * from kernel.audit_event order by seq")) {
      byte[] previous = ChainRow.genesis();
      while (rows.next()) {
        ChainRow row = ChainRow.read(rows);
        byte[] hash = row.hash(previous);
        updates.add(
            "update kernel.audit_event set previous_hash = '\\x%s', hash = '\\x%s' where seq = %d"
                .formatted(hex(previous), hex(hash), row.seq()));
        previous = hash;
      }
    }
    tamper(String.join(";", updates));
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
