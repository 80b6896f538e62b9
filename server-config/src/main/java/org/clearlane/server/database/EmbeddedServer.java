// SPDX-License-Identifier: Apache-2.0
package org.clearlane.server.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The PostgreSQL server of a port that has no database server of its own: started on first use with
 * every safety setting on, stopped with the JVM, and taken over where a killed JVM left it running.
 * Every role has a generated password; the password file stands beside the data directory.
 */
final class EmbeddedServer {
  private static final System.Logger LOG = System.getLogger(EmbeddedServer.class.getName());

  private static @Nullable EmbeddedServer running;

  private final int port;
  private final RolePasswords passwords;

  private EmbeddedServer(int port, RolePasswords passwords) {
    this.port = port;
    this.passwords = passwords;
  }

  /** The server of this JVM; blocks while it starts, about 5 s the first time. */
  static synchronized EmbeddedServer get() throws SQLException {
    EmbeddedServer server = running;
    if (server == null) {
      try {
        server = start(dataDirectory());
      } catch (IOException e) {
        throw new SQLException("the embedded PostgreSQL did not start", e);
      }
      running = server;
    }
    return server;
  }

  int port() {
    return port;
  }

  private static Path dataDirectory() {
    String configured = System.getProperty("clearlane.data.dir");
    if (configured == null) {
      configured = System.getenv().getOrDefault("CLEARLANE_DATA_DIR", "var");
    }
    return Path.of(configured, "postgresql").toAbsolutePath().normalize();
  }

  private static EmbeddedServer start(Path data) throws IOException, SQLException {
    Files.createDirectories(data.getParent());
    RolePasswords passwords = RolePasswords.in(data.resolveSibling("postgresql-roles"));
    String superuser = passwords.of("postgres");
    int taken = takeOver(data, superuser);
    if (taken != 0) {
      LOG.log(Level.INFO, "embedded PostgreSQL was running already, port {0}", taken);
      return new EmbeddedServer(taken, passwords);
    }
    boolean fresh = !Files.exists(data.resolve("PG_VERSION"));
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("password_encryption", "scram-sha-256")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("max_connections", "150")
            .setConnectConfig("password", superuser)
            .setPGStartupWait(Duration.ofSeconds(60))
            .start();
    EmbeddedServer server = new EmbeddedServer(postgres.getPort(), passwords);
    if (fresh) {
      server.requirePasswords(data, superuser);
    }
    LOG.log(Level.INFO, "embedded PostgreSQL started, port {0}", server.port);
    return server;
  }

  /** A new data directory trusts every local connection; from here on each needs its password. */
  private void requirePasswords(Path data, String superuser) throws IOException, SQLException {
    try (Connection connection = open("postgres", superuser);
        Statement statement = connection.createStatement()) {
      statement.execute("alter role postgres password '" + superuser + "'");
      Files.write(data.resolve("pg_hba.conf"), List.of("host all all 127.0.0.1/32 scram-sha-256"));
      statement.execute("select pg_reload_conf()");
    }
  }

  /** The port of a live postmaster on this directory, made to end with this JVM; else 0. */
  private static int takeOver(Path data, String password) throws IOException {
    Path file = data.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 4) {
      return 0;
    }
    ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(lines.get(0).strip())).orElse(null);
    int port = Integer.parseInt(lines.get(3).strip());
    if (postmaster == null) {
      return 0;
    }
    try (Connection _ = open(port, "postgres", password)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postmaster)));
      return port;
    } catch (SQLException e) {
      return 0;
    }
  }

  /** SIGINT is PostgreSQL's fast shutdown; Java can only send SIGTERM, which waits for clients. */
  private static void stop(ProcessHandle postmaster) {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start().waitFor();
      postmaster.onExit().get(20, TimeUnit.SECONDS);
    } catch (IOException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.TimeoutException e) {
      LOG.log(Level.WARNING, "embedded PostgreSQL did not stop in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Makes sure that the database and the role exist. A role whose name ends in {@code _owner} owns
   * the database; nobody but the two roles of a database may connect to it.
   *
   * @return the role's password
   */
  synchronized String ensureRole(String database, String role) throws SQLException {
    requireName(database);
    requireName(role);
    String password = passwords.of(role);
    try (Connection connection = open("postgres", passwords.of("postgres"));
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "select 1 from pg_roles where rolname = '" + role + "'")) {
        statement.execute("create role " + role + " login password '" + password + "'");
      }
      if (!exists(statement, "select 1 from pg_database where datname = '" + database + "'")) {
        statement.execute("create database " + database);
        statement.execute("revoke all on database " + database + " from public");
      }
      statement.execute("grant connect on database " + database + " to " + role);
      if (role.endsWith("_owner")) {
        statement.execute("alter database " + database + " owner to " + role);
      }
    }
    return password;
  }

  /** Names come from the server configuration and stand in statements that take no parameters. */
  private static void requireName(String name) throws SQLException {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new SQLException("database and role names take a-z, 0-9 and _");
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet found = statement.executeQuery(query)) {
      return found.next();
    }
  }

  private Connection open(String user, String password) throws SQLException {
    return open(port, user, password);
  }

  private static Connection open(int port, String user, String password) throws SQLException {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName("postgres");
    source.setUser(user);
    source.setPassword(password);
    source.setLoginTimeout(5);
    return source.getConnection();
  }
}
