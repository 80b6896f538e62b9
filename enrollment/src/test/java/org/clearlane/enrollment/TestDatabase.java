// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** PostgreSQL with the schema that the migrations make; one for all tests. */
public final class TestDatabase {
  private static final List<String> TABLES =
      List.of(
          "traveller",
          "face_reference",
          "fingerprint_reference",
          "consent",
          "activation_code",
          "credential",
          "qr_use",
          "re_enrolment",
          "registration",
          "proofing",
          "guardian",
          "eid_key",
          "member_departure",
          "member",
          "population",
          "flight",
          "journey",
          "journey_touch",
          "flight_tally",
          "face_change",
          "duplicate_case");

  private final DataSource dataSource;
  private final EntityManagerFactory factory;

  private static final class Shared {
    static final TestDatabase INSTANCE = new TestDatabase();
  }

  private TestDatabase() {
    try {
      dataSource =
          EmbeddedPostgres.builder()
              .setServerConfig("fsync", "off")
              .setServerConfig("full_page_writes", "off")
              .start()
              .getPostgresDatabase();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Flyway.configure()
        .dataSource(dataSource)
        .defaultSchema("enrollment")
        .locations("classpath:db/migration/enrollment")
        .load()
        .migrate();
    factory =
        Persistence.createEntityManagerFactory(
            "test", Map.of("jakarta.persistence.nonJtaDataSource", dataSource));
  }

  /** The database, emptied. */
  public static TestDatabase empty() {
    TestDatabase database = Shared.INSTANCE;
    database.execute("truncate enrollment." + String.join(", enrollment.", TABLES));
    return database;
  }

  public EntityManagerFactory factory() {
    return factory;
  }

  public void execute(String sql) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public long count(String table) {
    return rows("select count(*) from enrollment." + table).getFirst().transform(Long::valueOf);
  }

  /** Everything that is stored, row by row as text, bytes as Latin 1. */
  public List<String> everything() {
    return TABLES.stream().flatMap(t -> rows("select * from enrollment." + t).stream()).toList();
  }

  /** Every value of every table, whatever its schema: by column, bytes as Latin 1. */
  public Map<String, String> cells() {
    Map<String, String> cells = new TreeMap<>();
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet found = statement.executeQuery("select * from " + table)) {
          ResultSetMetaData columns = found.getMetaData();
          while (found.next()) {
            for (int column = 1; column <= columns.getColumnCount(); column++) {
              cells.merge(
                  table + "." + columns.getColumnName(column),
                  text(found.getObject(column)),
                  (one, other) -> one + "|" + other);
            }
          }
        }
      }
      return cells;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        statement.executeQuery(
            "select table_schema || '.' || table_name from information_schema.tables"
                + " where table_schema not in ('pg_catalog', 'information_schema')")) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }

  private List<String> rows(String query) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.append(column == 1 ? "" : "|").append(text(found.getObject(column)));
        }
        rows.add(row.toString());
      }
      return rows;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(@org.jspecify.annotations.Nullable Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }
}
