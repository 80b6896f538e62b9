// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.Retention.End;
import org.clearlane.kernel.Retention.Outcome;
import org.clearlane.kernel.Retention.Status;
import org.clearlane.kernel.RetentionDue;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionRule;
import org.clearlane.kernel.partner.Books;
import org.junit.jupiter.api.Test;

class RegisteredRetentionTest {
  private static final Instant NOW = Instant.parse("2030-06-30T12:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final String KEYS = "select count(*) from kernel.idempotency";

  private final Books books = Books.empty();
  private final RetentionBatches batches = books.inject(new InBooks(), RetentionBatches.class);
  private final RegisteredRetention retention = new RegisteredRetention();

  RegisteredRetentionTest() throws ReflectiveOperationException {
    var field = RegisteredRetention.class.getDeclaredField("batches");
    field.setAccessible(true);
    field.set(retention, batches);
  }

  /** Each batch is a transaction, as the server's container makes it. */
  final class InBooks extends RetentionBatches {
    @Override
    OptionalInt apply(RetentionJob job, Instant now, int most, String by) {
      return books.in(() -> super.apply(job, now, most, by));
    }

    @Override
    Status status(RetentionJob job, Instant now) {
      return books.in(() -> super.status(job, now));
    }
  }

  private RetentionJob keys() {
    return books.jobs().stream()
        .filter(job -> job.rule().equals(KernelRules.IDEMPOTENCY_KEYS))
        .findFirst()
        .orElseThrow();
  }

  private static void keysBegun(int number, Instant at) {
    Books.execute(
        "insert into kernel.idempotency (key_index, fingerprint, attempt, begun_at)"
            + " select decode(md5(gen_random_uuid()::text), 'hex'), '\\x00', gen_random_uuid(), '"
            + at
            + "' from generate_series(1, "
            + number
            + ")");
  }

  private Outcome run(RetentionJob job, Instant now) {
    return retention.run(List.of(job), "lee@a", now, LONG).getFirst();
  }

  @Test
  void tellsByAgeWhatIsDueAndChangesNothing() {
    Instant due = NOW.minus(1, ChronoUnit.DAYS);
    keysBegun(1, due.plusSeconds(1));
    keysBegun(2, due.minusSeconds(1));
    keysBegun(3, due.minus(3, ChronoUnit.DAYS));
    keysBegun(4, due.minus(8, ChronoUnit.DAYS));
    keysBegun(5, due.minus(40, ChronoUnit.DAYS));

    Status status = batches.status(keys(), NOW);

    assertThat(status.due()).extracting(RetentionDue::day).isEqualTo(2L);
    assertThat(status.due().week()).isEqualTo(3);
    assertThat(status.due().month()).isEqualTo(4);
    assertThat(status.due().longer()).isEqualTo(5);
    assertThat(status.due().rows()).isEqualTo(14);
    assertThat(status.due().oldest()).contains(due.minus(40, ChronoUnit.DAYS));
    assertThat(status.last()).isEmpty();
    assertThat(Books.texts(KEYS)).containsExactly("15");
    assertThat(books.audited()).isEmpty();
  }

  @Test
  void deletesWhatIsDueInBatchesAndLeavesTheRest() {
    keysBegun(1_203, NOW.minus(2, ChronoUnit.DAYS));
    keysBegun(7, NOW.minus(1, ChronoUnit.HOURS));

    Outcome outcome = run(keys(), NOW);

    assertThat(outcome).isEqualTo(new Outcome(KernelRules.IDEMPOTENCY_KEYS, 1_203, End.COMPLETE));
    assertThat(Books.texts(KEYS)).containsExactly("7");
    assertThat(books.auditEntries())
        .extracting(AuditEntry::action, AuditEntry::actor, AuditEntry::object)
        .containsOnly(
            org.assertj.core.groups.Tuple.tuple(
                "retention.applied", "lee@a", "retention:idempotency-keys"));
    assertThat(books.auditEntries())
        .extracting(entry -> entry.details().get("rows"))
        .containsExactly("500", "500", "203");
    Status status = batches.status(keys(), NOW);
    assertThat(status.due()).isEqualTo(RetentionDue.NONE);
    assertThat(status.last().orElseThrow().rows()).as("of the run").isEqualTo(1_203);
    assertThat(status.last().orElseThrow().at()).isEqualTo(NOW);
  }

  @Test
  void aRunWithNothingDueIsKnownAndNotAudited() {
    keysBegun(3, NOW.minus(2, ChronoUnit.DAYS));
    assertThat(run(keys(), NOW).rows()).isEqualTo(3);
    Instant later = NOW.plusSeconds(60);
    assertThat(run(keys(), later).rows()).isZero();
    var last = batches.status(keys(), later).last().orElseThrow();
    assertThat(last.at()).isEqualTo(later);
    assertThat(last.rows()).isZero();
    assertThat(last.total()).isEqualTo(3);
    assertThat(books.audited()).containsExactly("retention.applied");
  }

  /** Fails at a batch, as a server does that stops. */
  private record Failing(RetentionJob job, AtomicInteger batches, int at) implements RetentionJob {
    @Override
    public RetentionRule rule() {
      return job.rule();
    }

    @Override
    public RetentionDue due(Instant now) {
      return job.due(now);
    }

    @Override
    public int apply(Instant now, int most) {
      int rows = job.apply(now, most);
      if (batches.incrementAndGet() == at) {
        throw new IllegalStateException("the server stops");
      }
      return rows;
    }
  }

  @Test
  void whatFailsBetweenBatchesLosesNothing() {
    keysBegun(1_203, NOW.minus(2, ChronoUnit.DAYS));
    Outcome failed = run(new Failing(keys(), new AtomicInteger(), 2), NOW);
    assertThat(failed.rows()).as("the first batch has committed").isEqualTo(500);
    assertThat(failed.end()).isEqualTo(End.FAILED);
    assertThat(Books.texts(KEYS)).as("the second was undone").containsExactly("703");
    Outcome next = run(keys(), NOW.plusSeconds(1));
    assertThat(next.rows()).isEqualTo(703);
    assertThat(batches.status(keys(), NOW).last().orElseThrow().total()).isEqualTo(1_203);
  }

  @Test
  void oneRuleThatFailsDoesNotKeepTheOthers() {
    keysBegun(3, NOW.minus(2, ChronoUnit.DAYS));
    List<Outcome> outcomes =
        retention.run(
            List.of(new Failing(books.jobs().getFirst(), new AtomicInteger(), 1), keys()),
            "system",
            NOW,
            LONG);
    assertThat(outcomes).extracting(Outcome::end).containsExactly(End.FAILED, End.COMPLETE);
  }

  @Test
  void twoServersDoNotApplyARuleAtOnce() throws InterruptedException {
    keysBegun(3, NOW.minus(2, ChronoUnit.DAYS));
    CountDownLatch applied = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    Thread other =
        Thread.ofPlatform()
            .start(
                () ->
                    books.run(
                        () -> {
                          var _ = batchesInHere().apply(keys(), NOW, 2, "system");
                          applied.countDown();
                          await(looked);
                        }));
    await(applied);
    assertThat(run(keys(), NOW))
        .isEqualTo(new Outcome(KernelRules.IDEMPOTENCY_KEYS, 0, End.ELSEWHERE));
    looked.countDown();
    other.join();
    assertThat(run(keys(), NOW).rows()).as("once the other has committed").isEqualTo(1);
  }

  private RetentionBatches batchesInHere() {
    return books.inject(new RetentionBatches());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aRunEndsWhenItsTimeIsOver() {
    keysBegun(3, NOW.minus(2, ChronoUnit.DAYS));
    assertThat(retention.run(List.of(keys()), "system", NOW, Duration.ZERO))
        .containsExactly(new Outcome(KernelRules.IDEMPOTENCY_KEYS, 0, End.PARTIAL));
    assertThat(Books.texts(KEYS)).containsExactly("3");
  }
}
