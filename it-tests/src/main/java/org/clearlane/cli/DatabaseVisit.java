// SPDX-License-Identifier: Apache-2.0
package org.clearlane.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.clearlane.demo.EmbeddedDatabase;

/**
 * Sees to it that an embedded database runs: does nothing where its server runs it, and else runs
 * it until closed.
 */
record DatabaseVisit(Optional<EmbeddedPostgres> started) implements AutoCloseable {
  /** Kept, or the garbage collector forgets its level. */
  private static final Logger EMBEDDED = Logger.getLogger("io.zonky.test.db.postgres");

  /**
   * @throws SQLException if the folder holds no database, or it does not start
   */
  static DatabaseVisit to(EmbeddedDatabase database) throws SQLException {
    if (database.postmaster().isPresent()) {
      return new DatabaseVisit(Optional.empty());
    }
    Path directory = database.data().resolve("postgresql").toAbsolutePath().normalize();
    if (!Files.exists(directory.resolve("PG_VERSION"))) {
      throw new SQLException("there is no embedded database in " + database.data());
    }
    EMBEDDED.setLevel(Level.WARNING);
    try {
      return new DatabaseVisit(Optional.of(start(database, directory)));
    } catch (IOException | IllegalStateException e) {
      throw new SQLException("the embedded database does not start: " + e.getMessage(), e);
    }
  }

  private static EmbeddedPostgres start(EmbeddedDatabase database, Path directory)
      throws IOException {
    Path password = database.data().resolve("postgresql-roles").resolve("postgres");
    // The safety settings are the server's: what recovers here after a crash must stay recovered.
    return EmbeddedPostgres.builder()
        .setDataDirectory(directory)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setConnectConfig("password", Files.readString(password).strip())
        .setPGStartupWait(Duration.ofSeconds(60))
        .setErrorRedirector(Redirect.DISCARD)
        .setOutputRedirector(Redirect.DISCARD)
        .start();
  }

  @Override
  public void close() throws SQLException {
    if (started.isPresent()) {
      try {
        started.get().close();
      } catch (IOException e) {
        throw new SQLException("the embedded database does not stop", e);
      }
    }
  }
}
