// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.RetentionJob;
import org.flywaydb.core.Flyway;

/** The partners of authority A on a real PostgreSQL, as one server runs them. */
public final class Books {
  public static final Authority A = new Authority("a");

  private static final ScopedValue<EntityManager> CURRENT = ScopedValue.newInstance();

  final StoredPartners partners = new StoredPartners();
  final StoredOutbox outbox = new StoredOutbox();
  final StoredWebhooks webhooks = new StoredWebhooks();
  final Deliveries deliveries = new Deliveries();
  final StoredIdempotencyKeys keys = new StoredIdempotencyKeys();
  private final PartnerRetention retention = new PartnerRetention();

  private final List<AuditEntry> audited = new CopyOnWriteArrayList<>();
  private final AuditTrail audit = audited::add;
  private final TestProtection protection = new TestProtection();

  private static final class Server {
    static final DataSource DATABASE = start();
    static final EntityManagerFactory FACTORY =
        Persistence.createEntityManagerFactory(
            "partner", Map.of("jakarta.persistence.nonJtaDataSource", DATABASE));

    private static DataSource start() {
      try {
        DataSource database =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("full_page_writes", "off")
                .start()
                .getPostgresDatabase();
        Flyway.configure()
            .dataSource(database)
            .defaultSchema("kernel")
            .locations("classpath:db/migration/kernel")
            .load()
            .migrate();
        return database;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Books() {
    for (Object bean : List.of(partners, outbox, webhooks, deliveries, keys, retention)) {
      var _ = inject(bean);
    }
  }

  /** Empty ones. */
  public static Books empty() {
    execute(
        "truncate kernel.partner, kernel.partner_token, kernel.idempotency, kernel.webhook,"
            + " kernel.delivery, kernel.retention_run");
    return new Books();
  }

  /** Gives the bean what it asks for. */
  public <T> T inject(T bean) {
    return inject(bean, bean.getClass());
  }

  /** Gives the bean what this class of it asks for. */
  public <T> T inject(T bean, Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Inject.class)) {
        try {
          field.setAccessible(true);
          field.set(bean, given(field.getType()));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException(e);
        }
      }
    }
    return bean;
  }

  /** What partners' requests and webhooks leave behind, by rule. */
  public List<RetentionJob> jobs() {
    return retention.jobs();
  }

  /** Deletes what the rules say. */
  void applyRules(Instant now) {
    jobs().forEach(job -> run(() -> job.apply(now, 1_000)));
  }

  private Object given(Class<?> type) {
    if (type == EntityManager.class) {
      return Proxy.newProxyInstance(
          Books.class.getClassLoader(),
          new Class<?>[] {EntityManager.class},
          (_, method, arguments) -> {
            try {
              return method.invoke(CURRENT.get(), arguments);
            } catch (InvocationTargetException e) {
              throw e.getCause() == null ? e : e.getCause();
            }
          });
    }
    if (type == Event.class) {
      return Proxy.newProxyInstance(
          Books.class.getClassLoader(), new Class<?>[] {Event.class}, (_, _, _) -> null);
    }
    return type == AuditTrail.class ? audit : type == StoredOutbox.class ? outbox : protection;
  }

  /** Runs the work for authority A in a transaction of its own. */
  public <T> T in(Supplier<T> work) {
    return in(work, true);
  }

  public void run(Runnable work) {
    var _ =
        in(
            () -> {
              work.run();
              return true;
            });
  }

  <T> T rolledBack(Supplier<T> work) {
    return in(work, false);
  }

  private static <T> T in(Supplier<T> work, boolean commit) {
    try (EntityManager entities = Server.FACTORY.createEntityManager()) {
      return ScopedValue.where(CURRENT, entities)
          .call(() -> AuthorityContext.call(A, () -> transaction(entities, work, commit)));
    }
  }

  private static <T> T transaction(EntityManager entities, Supplier<T> work, boolean commit) {
    EntityTransaction transaction = entities.getTransaction();
    transaction.begin();
    try {
      // As with JTA, what is read belongs to the transaction too.
      var _ = entities.unwrap(Connection.class);
      T result = work.get();
      if (commit) {
        transaction.commit();
      }
      return result;
    } finally {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    }
  }

  public List<String> audited() {
    return audited.stream().map(AuditEntry::action).toList();
  }

  public List<AuditEntry> auditEntries() {
    return List.copyOf(audited);
  }

  public static void execute(String sql) {
    try (Connection connection = Server.DATABASE.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of each row as text, bytes as Latin 1. */
  public static List<String> texts(String sql) {
    try (Connection connection = Server.DATABASE.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(
            rows.getObject(1) instanceof byte[] bytes
                ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                : String.valueOf(rows.getObject(1)));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
