// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.clearlane.kernel.AuditVerification;
import org.clearlane.kernel.AuditVerification.Result.Intact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainWriterTest {
  private @TempDir Path nothingExported;

  @Test
  void chainsTheRowsOfOneTransactionInOrder() throws SQLException {
    ChainDatabase database = ChainDatabase.fresh();
    database.append(List.of(ChainDatabase.entry("o:1"), ChainDatabase.entry("o:2")));
    database.append(List.of(ChainDatabase.entry("o:3")));
    assertThat(database.texts("select object from kernel.audit_event order by seq"))
        .containsExactly("o:1", "o:2", "o:3");
    assertThat(verified(database)).isEqualTo(new Intact(3, 0));
  }

  @Test
  void leavesNothingOfATransactionThatRollsBack() throws SQLException {
    ChainDatabase database = ChainDatabase.fresh();
    database.append(1);
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      ChainWriter.write(connection, List.of(ChainDatabase.entry("o:lost")));
      connection.rollback();
    }
    database.append(1);
    assertThat(verified(database)).isEqualTo(new Intact(2, 0));
  }

  /** The rule of docs/audit.md, written down a second time in another language. */
  @Test
  void hashesByTheDocumentedEncoding() throws SQLException {
    ChainDatabase database = ChainDatabase.fresh();
    database.append(
        List.of(
            ChainDatabase.entry("o:1"),
            new ChainWriter.Pending("a.b", "x", null, "o:2", "{}"),
            new ChainWriter.Pending("a.b", "x", "", "o:3", "{\"k\":\"🛂\"}")));
    assertThat(
            database.number(
                """
                with f as (
                  select *, '\\xffffffff'::bytea as none from kernel.audit_event)
                select count(*) from f where hash = sha256(
                  '\\x01'::bytea || int8send(seq)
                  || int8send((extract(epoch from at) * 1000000)::bigint)
                  || int4send(length(convert_to(action, 'UTF8'))) || convert_to(action, 'UTF8')
                  || int4send(length(convert_to(actor, 'UTF8'))) || convert_to(actor, 'UTF8')
                  || coalesce(int4send(length(convert_to(subject, 'UTF8')))
                              || convert_to(subject, 'UTF8'), none)
                  || int4send(length(convert_to(object, 'UTF8'))) || convert_to(object, 'UTF8')
                  || int4send(length(convert_to(details, 'UTF8'))) || convert_to(details, 'UTF8')
                  || previous_hash)"""))
        .isEqualTo(3);
  }

  @Test
  void keepsItsEncoding() {
    ChainRow row =
        new ChainRow(
            7, Instant.parse("2026-01-02T03:04:05.678901Z"), "a.b", "é", null, "o:1", "{}");
    assertThat(HexFormat.of().formatHex(row.hash(ChainRow.genesis())))
        .isEqualTo("07c5770282afe5f280ca0b5644582e974eed3645fef9d0b429f631a3fe18b420");
  }

  @Test
  void chainsWithoutGapsUnderConcurrency() throws Exception {
    ChainDatabase database = ChainDatabase.fresh();
    List<Callable<Boolean>> writers = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      String name = "t" + thread;
      writers.add(() -> appendMany(database, name));
    }
    try (ExecutorService executor = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> writer : executor.invokeAll(writers)) {
        assertThat(writer.get()).isTrue();
      }
    }
    assertThat(verified(database)).isEqualTo(new Intact(8 * 200 + 8 * 100, 0));
    assertThat(database.number("select count(distinct object) from kernel.audit_event"))
        .isEqualTo(2400);
  }

  /** 200 transactions of one and two rows; every tenth is preceded by one that rolls back. */
  private static boolean appendMany(ChainDatabase database, String name) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < 200; i++) {
        if (i % 10 == 0) {
          ChainWriter.write(connection, List.of(ChainDatabase.entry("rolled back")));
          connection.rollback();
        }
        List<ChainWriter.Pending> entries = new ArrayList<>();
        entries.add(ChainDatabase.entry(name + ":" + i));
        if (i % 2 == 1) {
          entries.add(ChainDatabase.entry(name + ":" + i + "b"));
        }
        ChainWriter.write(connection, entries);
        connection.commit();
      }
    }
    return true;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update kernel.audit_event set actor = 'x'",
        "update kernel.audit_event set actor = 'x' where seq = 1",
        "delete from kernel.audit_event",
        "truncate kernel.audit_event"
      })
  void refusesEveryChange(String sql) throws SQLException {
    ChainDatabase database = ChainDatabase.fresh();
    database.append(2);
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> database.execute(sql))
        .withMessageContaining("append-only");
    assertThat(verified(database)).isEqualTo(new Intact(2, 0));
  }

  private AuditVerification.Result verified(ChainDatabase database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return AuditVerification.verify(connection, "a", nothingExported);
    }
  }
}
