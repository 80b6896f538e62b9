// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PassesTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ConcurrentLinkedQueue<List<Integer>> passes = new ConcurrentLinkedQueue<>();
  private final Semaphore mayEnd = new Semaphore(0);
  private final AtomicLong patience = new AtomicLong();
  private final Passes<Integer, String> shared = new Passes<>(this::pass, _ -> patience.get());

  private List<String> pass(List<Integer> questions) {
    passes.add(questions);
    mayEnd.acquireUninterruptibly();
    return questions.stream().map(PassesTest::answerTo).toList();
  }

  private static String answerTo(int question) {
    if (question < 0) {
      throw new IllegalStateException("no answer to " + question);
    }
    return "answer " + question;
  }

  @AfterEach
  void end() {
    mayEnd.release(1_000);
    threads.close();
  }

  @Test
  void answersAllThatWaitInOnePass() {
    CompletableFuture<String> first = ask(0);
    await().until(() -> passes.size() == 1);
    List<CompletableFuture<String>> crowd = askAll(1, 9);
    mayEnd.release(2);

    assertThat(first.join()).isEqualTo("answer 0");
    for (int i = 0; i < crowd.size(); i++) {
      assertThat(crowd.get(i).join()).isEqualTo("answer " + (i + 1));
    }
    assertThat(passes).hasSize(2);
    assertThat(passes.stream().skip(1).findFirst().orElseThrow())
        .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void waitsForACrowdThatWasThereBefore() {
    CompletableFuture<String> first = ask(0);
    await().until(() -> passes.size() == 1);
    List<CompletableFuture<String>> crowd = askAll(1, 4);
    mayEnd.release(100);
    first.join();
    crowd.forEach(CompletableFuture::join);

    patience.set(Long.MAX_VALUE);
    List<CompletableFuture<String>> back = askAll(4, 7);
    assertThat(passes).as("one of the crowd is missing").hasSize(2);
    back.add(ask(7));
    back.forEach(CompletableFuture::join);
    assertThat(passes).hasSize(3);

    patience.set(1);
    for (int i = 0; i < 4; i++) {
      assertThat(ask(8).join()).as("nobody else comes").isEqualTo("answer 8");
    }
    patience.set(Long.MAX_VALUE);
    assertThat(ask(9).join()).as("nobody else has come for long").isEqualTo("answer 9");
  }

  @Test
  void boundsAPass() {
    CompletableFuture<String> first = ask(0);
    await().until(() -> passes.size() == 1);
    List<CompletableFuture<String>> crowd = askAll(1, 1 + 3 * Passes.MOST);
    mayEnd.release(100);

    first.join();
    crowd.forEach(CompletableFuture::join);
    assertThat(passes).hasSize(4).allMatch(pass -> pass.size() <= Passes.MOST);
  }

  @Test
  void tellsEveryoneOfAFailedPassAndGoesOn() {
    CompletableFuture<String> bad = ask(-1);
    mayEnd.release(2);

    assertThatThrownBy(bad::join).hasRootCauseInstanceOf(IllegalStateException.class);
    assertThat(ask(7).join()).isEqualTo("answer 7");
  }

  @Test
  void answersAnInterruptedThreadAndLeavesItInterrupted() {
    CompletableFuture<Boolean> interrupted =
        CompletableFuture.supplyAsync(
            () -> {
              Thread.currentThread().interrupt();
              String answer = shared.answer(3);
              return answer.equals("answer 3") && Thread.currentThread().isInterrupted();
            },
            threads);
    mayEnd.release(1);

    assertThat(interrupted.join()).isTrue();
  }

  @Test
  void waitsForThePassUnderWayOnly() throws InterruptedException {
    shared.awaitPassUnderWay();
    CompletableFuture<String> first = ask(1);
    await().until(() -> passes.size() == 1);
    List<CompletableFuture<String>> second = askAll(2, 3);
    Thread waiter = Thread.ofPlatform().start(shared::awaitPassUnderWay);
    await().until(() -> waiter.getState() == Thread.State.WAITING);
    mayEnd.release(1);

    assertThat(first.join()).isEqualTo("answer 1");
    await().until(() -> passes.size() == 2);
    waiter.join(10_000);
    assertThat(waiter.isAlive()).as("waits for the second pass too").isFalse();
    assertThat(second.getFirst()).isNotDone();
  }

  private CompletableFuture<String> ask(int question) {
    return CompletableFuture.supplyAsync(() -> shared.answer(question), threads);
  }

  /** Asks, and returns when all wait. */
  private List<CompletableFuture<String>> askAll(int from, int to) {
    List<CompletableFuture<String>> asking = new ArrayList<>();
    IntStream.range(from, to).forEach(question -> asking.add(ask(question)));
    await().until(() -> shared.waiting() == to - from);
    return asking;
  }
}
