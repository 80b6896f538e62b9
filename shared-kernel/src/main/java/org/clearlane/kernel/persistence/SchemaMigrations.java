// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.ModuleSchema;
import org.flywaydb.core.Flyway;

/** Brings an authority's database to the current schema, module by module. */
@ApplicationScoped
class SchemaMigrations {
  private @Inject AuthorityDataSources dataSources;
  private @Inject @Any Instance<ModuleSchema> schemas;

  /**
   * Migrates and grants; blocks while another node migrates.
   *
   * @throws RuntimeException if the database cannot be reached or a migration fails
   */
  void migrate(Authority authority) {
    DataSource owner = dataSources.owner(authority);
    String role = applicationRole(authority);
    List<ModuleSchema> ordered =
        schemas.stream().sorted(Comparator.comparingInt(ModuleSchema::order)).toList();
    for (ModuleSchema schema : ordered) {
      migrate(owner, schema.name());
    }
    grant(owner, ordered, role);
  }

  private static void migrate(DataSource owner, String schema) {
    Flyway flyway =
        Flyway.configure(SchemaMigrations.class.getClassLoader())
            .dataSource(owner)
            .defaultSchema(schema)
            .locations("classpath:db/migration/" + schema)
            .load();
    if (flyway.info().all().length == 0) {
      // Inside a server the class path scan finds nothing, without an error, when the marker file
      // flyway.location is missing.
      throw new KernelException("no migrations found for schema " + schema);
    }
    flyway.migrate();
  }

  private String applicationRole(Authority authority) {
    DataSource application = AuthorityContext.call(authority, dataSources::current);
    try (Connection connection = application.getConnection()) {
      return connection.getMetaData().getUserName();
    } catch (SQLException e) {
      throw new KernelException("the application role of " + authority + " cannot log in", e);
    }
  }

  /** The application's role may use every table and change each but the audit trail. */
  private static void grant(DataSource owner, List<ModuleSchema> schemas, String role) {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      String quotedRole = statement.enquoteIdentifier(role, true);
      for (ModuleSchema schema : schemas) {
        String name = statement.enquoteIdentifier(schema.name(), true);
        statement.execute("grant usage on schema " + name + " to " + quotedRole);
        statement.execute(
            "grant select, insert, update, delete on all tables in schema "
                + name
                + " to "
                + quotedRole);
        statement.execute("grant usage on all sequences in schema " + name + " to " + quotedRole);
      }
      statement.execute("revoke update, delete on kernel.audit_event from " + quotedRole);
      connection.commit();
    } catch (SQLException e) {
      throw new KernelException("granting the application role its rights failed", e);
    }
  }
}
