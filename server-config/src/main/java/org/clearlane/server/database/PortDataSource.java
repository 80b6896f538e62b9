// SPDX-License-Identifier: Apache-2.0
package org.clearlane.server.database;

import java.sql.SQLException;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * One-phase (non-XA) data source. With the host name {@code embedded} it starts the embedded
 * PostgreSQL, makes sure of the database and its two roles, and logs in with the generated
 * password; with any other host it is PostgreSQL's own data source.
 */
public final class PortDataSource extends PGConnectionPoolDataSource {
  private static final long serialVersionUID = 1L;
  private static final String EMBEDDED = "embedded";

  private transient volatile boolean resolved;

  /**
   * Lets the database type a null or text parameter by its column: JPA binds a null UUID as text.
   */
  public PortDataSource() {
    setStringType("unspecified");
  }

  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    resolve();
    return super.getPooledConnection();
  }

  @Override
  public PooledConnection getPooledConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    resolve();
    return super.getPooledConnection(getUser(), getPassword());
  }

  private synchronized void resolve() throws SQLException {
    if (resolved) {
      return;
    }
    String[] hosts = getServerNames();
    if (hosts.length == 1 && hosts[0].equals(EMBEDDED)) {
      EmbeddedServer server = EmbeddedServer.get();
      setServerNames(new String[] {"127.0.0.1"});
      setPortNumbers(new int[] {server.port()});
      setPassword(server.ensureRole(getDatabaseName(), getUser()));
    }
    resolved = true;
  }
}
