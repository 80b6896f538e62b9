// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.clearlane.kernel.AuditVerification;
import org.clearlane.kernel.AuditVerification.Result;
import org.clearlane.kernel.AuditVerification.Result.Broken;
import org.clearlane.kernel.AuditVerification.Result.Intact;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.SigningKeys.SigningKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Twelve rows: four and four of them exported, four not yet. */
class AuditVerificationTest {
  private static final SigningKey KEY = TestKeys.signingKey();
  private @TempDir Path exported;
  private ChainDatabase database = new ChainDatabase(new org.postgresql.ds.PGSimpleDataSource());

  @BeforeEach
  void writeAndExport() throws SQLException {
    database = ChainDatabase.fresh();
    for (int i = 0; i < 2; i++) {
      database.append(4);
      export(KEY);
    }
    database.append(4);
  }

  @Test
  void findsAnUntouchedChainIntact() throws SQLException {
    assertThat(verify()).isEqualTo(new Intact(12, 8));
    export(KEY);
    export(KEY);
    assertThat(verify()).isEqualTo(new Intact(12, 12));
    assertThat(checkpoints()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "at = at + interval '1 microsecond'",
    "at = 'infinity'",
    "action = 'passage.referred'",
    "actor = 'other'",
    "subject = null",
    "subject = 'fedcba9876543210'",
    "object = 'passage:99'",
    "details = '{}'",
    "hash = sha256('x')",
    "previous_hash = sha256('x')",
    "'action = ''passage.clear'', actor = ''edsystème'''"
  })
  void namesARowWithAChangedColumn(String change) throws SQLException {
    for (int row : new int[] {1, 6, 12}) {
      writeAndExportAnew();
      database.tamper("update kernel.audit_event set " + change + " where seq = " + row);
      assertThat(verify())
          .isEqualTo(new Broken(row, "the row's hash does not follow from its content"));
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "6", "11"})
  void namesAMissingRow(int row) throws SQLException {
    database.tamper("delete from kernel.audit_event where seq = " + row);
    assertThat(verify()).isEqualTo(new Broken(row, "the row is missing"));
  }

  @Test
  void findsAGapThatWasClosedByRenumbering() throws SQLException {
    database.tamper("delete from kernel.audit_event where seq = 3");
    database.tamper("update kernel.audit_event set seq = -seq where seq > 3");
    database.tamper("update kernel.audit_event set seq = -seq - 1 where seq < 0");
    assertThat(verify()).isInstanceOfSatisfying(Broken.class, b -> assertBrokenAt(b, 3));
    database.rehash();
    assertThat(verify())
        .isEqualTo(new Broken(3, "the row was rewritten after it had been exported"));
  }

  @Test
  void findsAnInsertedRow() throws SQLException {
    database.tamper("update kernel.audit_event set seq = -seq where seq > 5");
    database.tamper("update kernel.audit_event set seq = -seq + 1 where seq < 0");
    database.tamper(
        "insert into kernel.audit_event select 6, at, action, actor, subject, 'passage:forged',"
            + " details, previous_hash, hash from kernel.audit_event where seq = 5");
    assertThat(verify()).isInstanceOfSatisfying(Broken.class, b -> assertBrokenAt(b, 6));
    database.rehash();
    assertThat(verify())
        .isEqualTo(new Broken(6, "the row was rewritten after it had been exported"));
  }

  @Test
  void findsRowsThatChangedPlaces() throws SQLException {
    database.tamper("update kernel.audit_event set seq = 100 where seq = 6");
    database.tamper("update kernel.audit_event set seq = 6 where seq = 7");
    database.tamper("update kernel.audit_event set seq = 7 where seq = 100");
    assertThat(verify()).isInstanceOfSatisfying(Broken.class, b -> assertBrokenAt(b, 6));
  }

  @ParameterizedTest
  @CsvSource({"1", "4", "5", "8"})
  void namesTheFirstRowOfARewrittenChain(int row) throws SQLException {
    database.tamper("update kernel.audit_event set actor = 'other' where seq = " + row);
    database.rehash();
    assertThat(verify())
        .isEqualTo(new Broken(row, "the row was rewritten after it had been exported"));
  }

  /** The limit that the documentation states: nobody has vouched for these rows yet. */
  @Test
  void cannotSeeARewriteOfWhatWasNotExported() throws SQLException {
    database.tamper("update kernel.audit_event set actor = 'other' where seq = 9");
    database.rehash();
    assertThat(verify()).isEqualTo(new Intact(12, 8));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "3, 4", "7, 8"})
  void findsACutTail(int left, int missing) throws SQLException {
    database.tamper("delete from kernel.audit_event where seq > " + left);
    assertThat(verify())
        .isEqualTo(new Broken(missing, "the row is missing, though it had been exported"));
  }

  @Test
  void namesTheCheckpointLineThatWasChanged() throws Exception {
    List<String> lines = checkpoints();
    for (String changed :
        List.of(
            lines.get(1).replace("\"to\":8", "\"to\":7"),
            lines.get(1).replaceFirst("\"rowHashes\":\"...", "\"rowHashes\":\"AAA"),
            lines.get(1).replaceFirst("\"at\":\"2", "\"at\":\"3"),
            lines.get(1).replaceFirst("\"signature\":\"", "\"signature\":\"AAAA"),
            lines.get(1).replaceFirst("\"keyId\":\"....", "\"keyId\":\"zzzz"),
            lines.get(1).replaceFirst("\"keyId\":\"", "\"keyId\":\"../"),
            lines.get(1).replaceFirst("\"authority\":\"a", "\"authority\":\"b"),
            lines.get(0),
            "{}",
            "",
            "x".repeat(Checkpoint.LONGEST_LINE + 1))) {
      write(List.of(lines.get(0), changed));
      assertThat(verify())
          .isInstanceOfSatisfying(
              Broken.class,
              broken -> {
                assertThat(broken.firstBrokenRow()).isZero();
                assertThat(broken.reason()).startsWith("checkpoint line 2 ");
              });
    }
    write(lines.subList(1, 2));
    assertThat(verify())
        .isEqualTo(new Broken(0, "checkpoint line 1 does not follow the line before"));
  }

  @Test
  void refusesCheckpointsOfAnotherKey() throws Exception {
    // Everything was rewritten consistently, checkpoints included, but without the key.
    database.tamper("update kernel.audit_event set actor = 'other' where seq = 2");
    database.rehash();
    Files.delete(exported.resolve("checkpoints.jsonl"));
    Path trusted = Files.createDirectories(exported.resolve("trusted"));
    Path keys = exported.resolve("public-keys");
    Files.copy(keys.resolve(KEY.keyId() + ".pem"), trusted.resolve(KEY.keyId() + ".pem"));
    export(TestKeys.signingKey());
    try (Connection connection = database.dataSource().getConnection()) {
      assertThat(AuditVerification.verify(connection, "a", exported, trusted))
          .isEqualTo(new Broken(0, "checkpoint line 1 names a key that is not known"));
    }
  }

  @Test
  void refusesCheckpointsOfAnotherAuthority() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      assertThat(AuditVerification.verify(connection, "b", exported))
          .isEqualTo(new Broken(0, "checkpoint line 1 does not follow the line before"));
    }
  }

  @Test
  void passesOverALineThatIsBeingWritten() throws Exception {
    String whole = Files.readString(file());
    Files.writeString(file(), whole + "{\"authority\":\"a\",\"from\":9");
    assertThat(verify()).isEqualTo(new Intact(12, 8));
    export(KEY);
    assertThat(verify()).isEqualTo(new Intact(12, 12));
    assertThat(Files.readString(file())).startsWith(whole);
  }

  @Test
  void exportsNothingBehindADamagedLine() throws Exception {
    Files.writeString(file(), "garbage\n", StandardOpenOption.APPEND);
    byte[] damaged = Files.readAllBytes(file());
    assertThatExceptionOfType(KernelException.class).isThrownBy(() -> export(KEY));
    assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
  }

  @Test
  void exportsNothingOfAnotherHistory() throws SQLException {
    database.tamper("delete from kernel.audit_event where seq > 6");
    database.append(5);
    assertThatExceptionOfType(KernelException.class)
        .isThrownBy(() -> export(KEY))
        .withMessageContaining("exported last, 8");
    assertThat(verify()).isInstanceOfSatisfying(Broken.class, b -> assertBrokenAt(b, 7));
  }

  @Test
  void goesOnWithANewKey() throws SQLException {
    export(TestKeys.signingKey());
    assertThat(verify()).isEqualTo(new Intact(12, 12));
  }

  @Test
  void exportsMoreRowsThanALineHolds() throws SQLException {
    List<ChainWriter.Pending> entries = new ArrayList<>();
    for (int i = 0; i < 20_001; i++) {
      entries.add(ChainDatabase.entry("o:" + i));
    }
    database.append(entries);
    export(KEY);
    assertThat(checkpoints()).hasSize(4);
    export(KEY);
    assertThat(verify()).isEqualTo(new Intact(20_013, 20_013));
    database.append(1);
    export(KEY);
    assertThat(verify()).isEqualTo(new Intact(20_014, 20_014));
  }

  private void writeAndExportAnew() throws SQLException {
    try {
      Files.delete(file());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    writeAndExport();
  }

  private static void assertBrokenAt(Broken broken, long row) {
    assertThat(broken.firstBrokenRow()).isEqualTo(row);
  }

  private Path file() {
    return exported.resolve("checkpoints.jsonl");
  }

  private List<String> checkpoints() {
    try {
      return Files.readAllLines(file());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void write(List<String> lines) throws IOException {
    Files.writeString(file(), String.join("\n", lines) + "\n");
  }

  private void export(SigningKey key) {
    new ChainExport("a", exported, database.dataSource()).export(key);
  }

  private Result verify() throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return AuditVerification.verify(connection, "a", exported);
    }
  }
}
