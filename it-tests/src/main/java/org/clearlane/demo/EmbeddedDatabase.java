// SPDX-License-Identifier: Apache-2.0
package org.clearlane.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/** The embedded PostgreSQL of a data folder, as its files show it. */
public record EmbeddedDatabase(Path data) {

  public static EmbeddedDatabase in(Path data) {
    return new EmbeddedDatabase(data);
  }

  private List<String> pidFile() {
    Path file = data.resolve("postgresql/postmaster.pid");
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The running server process, if any. */
  public Optional<ProcessHandle> postmaster() {
    List<String> lines = pidFile();
    // After a power cut the file stays, and its number may be another program's by now.
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
            .filter(Processes::running)
            .filter(handle -> handle.info().command().orElse("postgres").endsWith("postgres"));
  }

  /**
   * Logs in to an authority's database with the application's role.
   *
   * @throws SQLException if the database does not run or refuses
   */
  public Connection connect(String authority) throws SQLException {
    return connect(authority, "clearlane_" + authority + "_app");
  }

  /**
   * Logs in to an authority's database as its administrator, who may do anything.
   *
   * @throws SQLException if the database does not run or refuses
   */
  public Connection administer(String authority) throws SQLException {
    return connect(authority, "postgres");
  }

  private Connection connect(String authority, String role) throws SQLException {
    List<String> lines = pidFile();
    if (lines.size() < 4) {
      throw new SQLException("no embedded PostgreSQL is running in " + data);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {Integer.parseInt(lines.get(3).strip())});
    source.setDatabaseName("clearlane_" + authority);
    source.setUser(role);
    try {
      source.setPassword(Files.readString(data.resolve("postgresql-roles").resolve(role)).strip());
    } catch (IOException e) {
      throw new SQLException("the password file of role " + role + " cannot be read", e);
    }
    return source.getConnection();
  }
}
