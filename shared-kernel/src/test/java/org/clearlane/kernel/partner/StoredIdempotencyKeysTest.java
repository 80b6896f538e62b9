// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.clearlane.kernel.IdempotencyKeys.Beginning;
import org.clearlane.kernel.IdempotentAnswer;
import org.clearlane.kernel.KernelException;
import org.junit.jupiter.api.Test;

class StoredIdempotencyKeysTest {
  private static final IdempotentAnswer ANSWER =
      new IdempotentAnswer(
          201,
          "application/json",
          Map.of("Location", "/x/1"),
          "{\"secret\":\"whsec_x\"}".getBytes(UTF_8));

  private final Books books = Books.empty();

  private Beginning begin(String partner, String key, String request, Instant now) {
    return books.in(() -> books.keys.begin(partner, key, request, now));
  }

  private Beginning begin(String request) {
    return begin("air", "key 1", request, Instant.now());
  }

  private UUID first(String request) {
    return ((Beginning.First) begin(request)).attempt();
  }

  private void finish(UUID attempt) {
    books.run(() -> books.keys.finish(attempt, ANSWER));
  }

  @Test
  void aRepeatGetsTheFirstAnswer() {
    finish(first("POST /x 1"));
    Beginning again = begin("POST /x 1");
    assertThat(again).isInstanceOf(Beginning.Repeated.class);
    IdempotentAnswer answer = ((Beginning.Repeated) again).answer();
    assertThat(answer.body()).isEqualTo(ANSWER.body());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.mediaType()).isEqualTo("application/json");
    assertThat(answer.headers()).isEqualTo(ANSWER.headers());
  }

  @Test
  void anotherRequestUnderTheSameKeyIsTold() {
    UUID attempt = first("POST /x 1");
    assertThat(begin("POST /x 2")).isEqualTo(new Beginning.Different());
    finish(attempt);
    assertThat(begin("POST /x 2")).isEqualTo(new Beginning.Different());
  }

  @Test
  void anotherPartnersKeyIsAnother() {
    finish(first("POST /x 1"));
    assertThat(begin("sea", "key 1", "POST /x 1", Instant.now()))
        .isInstanceOf(Beginning.First.class);
  }

  @Test
  void ofManyAtTheSameMomentOneBegins() throws InterruptedException {
    CyclicBarrier barrier = new CyclicBarrier(8);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Beginning>> calls =
          IntStream.range(0, 8)
              .<Callable<Beginning>>mapToObj(
                  _ ->
                      () -> {
                        barrier.await();
                        return begin("POST /x 1");
                      })
              .toList();
      List<Beginning> all = threads.invokeAll(calls).stream().map(Future::resultNow).toList();
      assertThat(all).filteredOn(Beginning.First.class::isInstance).hasSize(1);
      assertThat(all).filteredOn(Beginning.InProgress.class::isInstance).hasSize(7);
    }
  }

  @Test
  void whatFailedCanBeTriedAgain() {
    UUID attempt = first("POST /x 1");
    books.run(() -> books.keys.release(attempt));
    assertThat(begin("POST /x 1")).isInstanceOf(Beginning.First.class);
  }

  @Test
  void aRequestWhoseServerDiedIsCarriedOutAgainAfterTwoMinutes() {
    Instant then = Instant.now();
    begin("air", "key 1", "POST /x 1", then);
    assertThat(begin("air", "key 1", "POST /x 1", then.plusSeconds(119)))
        .isEqualTo(new Beginning.InProgress());
    assertThat(begin("air", "key 1", "POST /x 2", then.plusSeconds(121)))
        .isEqualTo(new Beginning.Different());
    assertThat(begin("air", "key 1", "POST /x 1", then.plusSeconds(121)))
        .isInstanceOf(Beginning.First.class);
  }

  @Test
  void theAnswerOfOneWhoWasGivenUpDoesNotCount() {
    Instant then = Instant.now();
    UUID slow = ((Beginning.First) begin("air", "key 1", "POST /x 1", then)).attempt();
    begin("air", "key 1", "POST /x 1", then.plusSeconds(121));
    finish(slow);
    assertThat(begin("air", "key 1", "POST /x 1", then.plusSeconds(122)))
        .isEqualTo(new Beginning.InProgress());
  }

  @Test
  void afterADayAKeyIsFreeAndItsAnswerDeleted() {
    finish(first("POST /x 1"));
    Instant tomorrow = Instant.now().plus(Duration.ofHours(24)).plusSeconds(1);
    assertThat(begin("air", "key 1", "POST /x 2", tomorrow)).isInstanceOf(Beginning.First.class);
    books.applyRules(tomorrow.plus(Duration.ofHours(25)));
    assertThat(Books.texts("select attempt from kernel.idempotency")).isEmpty();
  }

  @Test
  void whatIsKeptIsSealedAndBoundToItsRow() {
    finish(first("POST /x 1"));
    assertThat(Books.texts("select sealed_answer from kernel.idempotency"))
        .noneMatch(row -> row.contains("whsec_x"));
    Books.execute("update kernel.idempotency set attempt = gen_random_uuid()");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> begin("POST /x 1"))
        .isInstanceOf(KernelException.class);
  }
}
