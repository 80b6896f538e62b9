// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanThreadsTest {
  private final ScanThreads threads = new ScanThreads(4);

  @AfterEach
  void end() {
    threads.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 100})
  void runsEveryTaskOnce(int tasks) {
    AtomicIntegerArray runs = new AtomicIntegerArray(100);
    threads.run(4, tasks, (_, task) -> runs.incrementAndGet(task));

    for (int i = 0; i < 100; i++) {
      assertThat(runs.get(i)).isEqualTo(i < tasks ? 1 : 0);
    }
  }

  @Test
  void givesEachThreadItsOwnNumber() {
    CountDownLatch allAtWork = new CountDownLatch(4);
    Set<Integer> workers = ConcurrentHashMap.newKeySet();
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    threads.run(
        4,
        4,
        (worker, _) -> {
          workers.add(worker);
          used.add(Thread.currentThread());
          allAtWork.countDown();
          awaitUninterruptibly(allAtWork);
        });

    assertThat(workers).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(used).hasSize(4).contains(Thread.currentThread());
  }

  @Test
  void keepsToOneThreadWhereAsked() {
    Set<Thread> used = ConcurrentHashMap.newKeySet();
    threads.run(1, 50, (_, _) -> used.add(Thread.currentThread()));

    assertThat(used).containsExactly(Thread.currentThread());
  }

  @Test
  void throwsWhatATaskThrows() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                threads.run(
                    4,
                    20,
                    (_, task) -> {
                      if (task == 13) {
                        throw new IllegalStateException("planted");
                      }
                    }))
        .withMessage("planted");
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
