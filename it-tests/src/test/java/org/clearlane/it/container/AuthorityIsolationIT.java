// SPDX-License-Identifier: Apache-2.0
package org.clearlane.it.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.clearlane.kernel.Accounts;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.AuditVerification;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.NoAuthorityException;
import org.clearlane.kernel.Role;
import org.clearlane.kernel.TravellerId;
import org.clearlane.kernel.persistence.AuthorityDataSources;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What only the server can show: contexts, entity managers, transactions, roles, the audit chain.
 */
@ExtendWith(ArquillianExtension.class)
@Tag("container")
class AuthorityIsolationIT {
  private static final Authority A = new Authority("a");
  private static final Authority B = new Authority("b");
  private static final String PASSWORD = "correct horse battery";

  @Inject private Accounts accounts;
  @Inject private AuditTrail audit;
  @Inject private DataProtection protection;
  @Inject private EntityManager entities;
  @Inject private UserTransaction transaction;
  @Inject private AuthorityDataSources dataSources;
  @Inject private ManagedExecutorService executor;

  @Deployment
  static WebArchive product() {
    return Product.with(AuthorityIsolationIT.class);
  }

  private static String name() {
    return "t" + UUID.randomUUID().toString().substring(0, 8);
  }

  private void create(Authority authority, String name) {
    AuthorityContext.run(
        authority, () -> accounts.put(name, PASSWORD, EnumSet.of(Role.OFFICER), "test"));
  }

  private Set<String> names(Authority authority) {
    return AuthorityContext.call(
        authority,
        () ->
            accounts.list().stream()
                .map(Accounts.Account::name)
                .collect(java.util.stream.Collectors.toSet()));
  }

  @Test
  void keepsEachAuthoritysRowsInItsDatabaseWithinOneRequest() {
    String atA = name();
    String atB = name();
    create(A, atA);
    create(B, atB);
    assertThat(names(A)).contains(atA).doesNotContain(atB);
    assertThat(names(B)).contains(atB).doesNotContain(atA);
  }

  @Test
  void keepsThemApartInParallel() throws Exception {
    List<String> atA = IntStream.range(0, 10).mapToObj(_ -> name()).toList();
    List<String> atB = IntStream.range(0, 10).mapToObj(_ -> name()).toList();
    CountDownLatch together = new CountDownLatch(2);
    Future<?> first = executor.submit(() -> createAll(A, atA, together));
    Future<?> second = executor.submit(() -> createAll(B, atB, together));
    first.get();
    second.get();
    assertThat(names(A)).containsAll(atA).doesNotContainAnyElementsOf(atB);
    assertThat(names(B)).containsAll(atB).doesNotContainAnyElementsOf(atA);
  }

  private void createAll(Authority authority, List<String> names, CountDownLatch together) {
    together.countDown();
    try {
      together.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    names.forEach(name -> create(authority, name));
  }

  @Test
  void refusesWithoutAnAuthority() {
    assertThatThrownBy(() -> entities.createQuery("select 1 from AccountEntity a"))
        .isInstanceOf(NoAuthorityException.class);
    assertThatThrownBy(() -> accounts.list()).hasStackTraceContaining("no authority is bound");
  }

  @Test
  void aTaskOfAnExecutorInheritsNoAuthority() throws Exception {
    Future<Boolean> bound =
        AuthorityContext.call(A, () -> executor.submit(AuthorityContext::isBound));
    assertThat(bound.get()).isFalse();
  }

  @Test
  void refusesTheOtherAuthorityWithinATransaction() throws Exception {
    transaction.begin();
    try {
      AuthorityContext.run(A, () -> entities.createNativeQuery("select 1").getResultList());
      assertThatThrownBy(
              () ->
                  AuthorityContext.run(
                      B, () -> entities.createNativeQuery("select 1").getResultList()))
          .isInstanceOf(KernelException.class)
          .hasMessageContaining("a transaction of authority a was used for authority b");
    } finally {
      transaction.rollback();
    }
  }

  @Test
  void theDatabaseItselfRefusesTheOtherAuthority() throws SQLException {
    try (Connection connection = AuthorityContext.call(A, dataSources::current).getConnection()) {
      assertThat(connection.getCatalog()).isEqualTo("clearlane_a");
      assertThat(connection.getMetaData().getUserName()).isEqualTo("clearlane_a_app");
      try (var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "select has_database_privilege('clearlane_a_app', 'clearlane_b', 'connect'),"
                      + " has_database_privilege('clearlane_b_app', 'clearlane_a', 'connect'),"
                      + " has_table_privilege('clearlane_a_app', 'kernel.audit_event', 'update')")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getBoolean(1)).as("a may connect to b").isFalse();
        assertThat(rows.getBoolean(2)).as("b may connect to a").isFalse();
        assertThat(rows.getBoolean(3)).as("the application may change the audit trail").isFalse();
      }
    }
  }

  @Test
  void auditJoinsTheTransactionAndFormsAChain() throws Exception {
    long before = rows(A);
    transaction.begin();
    AuthorityContext.run(A, () -> audit.append(AuditEntry.of("test.rolled-back", "test", "t:1")));
    transaction.rollback();
    assertThat(rows(A)).isEqualTo(before);
    transaction.begin();
    AuthorityContext.run(
        A,
        () -> {
          audit.append(AuditEntry.of("test.kept", "test", "t:2"));
          audit.append(AuditEntry.of("test.kept", "test", "t:3").about(TravellerId.random()));
        });
    transaction.commit();
    assertThat(rows(A)).isEqualTo(before + 2);
    try (Connection connection = AuthorityContext.call(A, dataSources::current).getConnection()) {
      assertThat(AuditVerification.verify(connection, "a", java.nio.file.Path.of("does-not-exist")))
          .isEqualTo(new AuditVerification.Result.Intact(before + 2, 0));
    }
  }

  private long rows(Authority authority) throws SQLException {
    try (Connection connection =
            AuthorityContext.call(authority, dataSources::current).getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from kernel.audit_event")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void refusesAnAuditEntryOutsideATransaction() {
    assertThatThrownBy(
            () ->
                AuthorityContext.run(
                    A, () -> audit.append(AuditEntry.of("test.none", "test", "t:4"))))
        .isInstanceOf(KernelException.class);
  }

  @Test
  void sealsPerTravellerAndPerAuthority() {
    TravellerId traveller = TravellerId.random();
    byte[] secret = {1, 2, 3};
    byte[] atA = AuthorityContext.call(A, () -> protection.seal(traveller, "test", secret));
    assertThat(AuthorityContext.call(A, () -> protection.open(traveller, "test", atA)))
        .isEqualTo(secret);
    assertThatThrownBy(
            () -> AuthorityContext.call(B, () -> protection.open(traveller, "test", atA)))
        .isInstanceOf(ErasedTravellerException.class);
    AuthorityContext.run(A, () -> protection.destroy(traveller));
    assertThatThrownBy(
            () -> AuthorityContext.call(A, () -> protection.open(traveller, "test", atA)))
        .isInstanceOf(ErasedTravellerException.class);
  }

  @Test
  void logsInOnlyAtItsOwnAuthority() {
    String name = name();
    create(A, name);
    assertThat(AuthorityContext.call(A, () -> accounts.logIn(name, PASSWORD)))
        .isEqualTo(new Accounts.LogIn.Accepted(Set.of(Role.OFFICER)));
    assertThat(AuthorityContext.call(B, () -> accounts.logIn(name, PASSWORD)))
        .isEqualTo(new Accounts.LogIn.Refused());
    assertThat(AuthorityContext.call(A, () -> accounts.logIn(name, PASSWORD + "!")))
        .isEqualTo(new Accounts.LogIn.Refused());
  }

  @Test
  void locksAnAccountAfterFiveWrongPasswords() {
    String name = name();
    create(A, name);
    for (int i = 0; i < 5; i++) {
      AuthorityContext.run(A, () -> accounts.logIn(name, "wrong password!"));
    }
    assertThat(AuthorityContext.call(A, () -> accounts.logIn(name, PASSWORD)))
        .isEqualTo(new Accounts.LogIn.Locked());
  }
}
