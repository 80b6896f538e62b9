// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.NoAuthorityException;
import org.clearlane.kernel.TravellerId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionEntriesTest {
  private static final Authority A = new Authority("a");
  private static final AuditEntry ENTRY = AuditEntry.of("passage.cleared", "lee@a", "passage:1");

  private final Set<TravellerId> erased = new HashSet<>();
  private ChainDatabase database = new ChainDatabase(new org.postgresql.ds.PGSimpleDataSource());
  private TestTransaction transaction = new TestTransaction(database.dataSource());

  private TransactionEntries trail =
      new TransactionEntries(transaction, transaction::dataSource, new TestPseudonyms(erased));

  @BeforeEach
  void begin() throws SQLException {
    database = ChainDatabase.fresh();
    transaction = new TestTransaction(database.dataSource());
    trail =
        new TransactionEntries(transaction, transaction::dataSource, new TestPseudonyms(erased));
  }

  @Test
  void writesAtCommitAndNotBefore() throws SQLException {
    transaction.begin();
    append(ENTRY);
    append(ENTRY.with("lane", "L1").with("b", "\"").with("a", "\n"));
    assertThat(rows()).isZero();
    transaction.commit();
    assertThat(database.texts("select details from kernel.audit_event order by seq"))
        .containsExactly("{}", "{\"a\":\"\\n\",\"b\":\"\\\"\",\"lane\":\"L1\"}");
  }

  @Test
  void writesNothingOfATransactionThatRollsBack() throws SQLException {
    transaction.begin();
    append(ENTRY);
    transaction.rollback();
    assertThat(rows()).isZero();
  }

  @Test
  void keepsAnEntryThatIsAppendedDuringTheCommit() throws SQLException {
    transaction.begin();
    append(ENTRY);
    transaction.beforeCommit(() -> append(AuditEntry.of("passage.late", "x", "y:1")));
    transaction.commit();
    assertThat(database.texts("select action from kernel.audit_event order by seq"))
        .containsExactly("passage.cleared", "passage.late");
  }

  @Test
  void rollsBackIfTheTrailCannotBeWritten() throws SQLException {
    database.execute("alter table kernel.audit_event rename to elsewhere");
    try {
      transaction.begin();
      append(ENTRY);
      assertThatExceptionOfType(KernelException.class).isThrownBy(transaction::commit);
      assertThat(transaction.getRollbackOnly()).isTrue();
    } finally {
      database.execute("alter table kernel.elsewhere rename to audit_event");
    }
  }

  @Test
  void refusesAnEntryWithoutTransactionOrAuthority() {
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(() -> append(ENTRY))
        .withMessageContaining("transaction");
    transaction.begin();
    assertThatExceptionOfType(NoAuthorityException.class).isThrownBy(() -> trail.append(ENTRY));
  }

  @Test
  void refusesTwoAuthoritiesInOneTransaction() {
    transaction.begin();
    append(ENTRY);
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(() -> AuthorityContext.run(new Authority("b"), () -> trail.append(ENTRY)));
  }

  @Test
  void storesThePseudonymOfTheTimeAndNoneAfterErasure() throws SQLException {
    TravellerId traveller = TravellerId.random();
    transaction.begin();
    append(ENTRY.about(traveller));
    erased.add(traveller);
    append(ENTRY.about(traveller));
    append(ENTRY);
    transaction.commit();
    assertThat(database.texts("select subject from kernel.audit_event order by seq"))
        .containsExactly(TestPseudonyms.of(traveller), TransactionEntries.ERASED, null);
  }

  @Test
  void storesWhatPostgresCannot() throws SQLException {
    transaction.begin();
    append(AuditEntry.of("a.b", "x\0y", "o:\0").with("k", "\0\ud800"));
    transaction.commit();
    assertThat(database.texts("select actor from kernel.audit_event")).containsExactly("x\ufffdy");
  }

  private long rows() throws SQLException {
    return database.number("select count(*) from kernel.audit_event");
  }

  private void append(AuditEntry entry) {
    AuthorityContext.run(A, () -> trail.append(entry));
  }
}
