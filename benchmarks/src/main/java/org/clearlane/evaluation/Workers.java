// SPDX-License-Identifier: Apache-2.0
package org.clearlane.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Does the parts of a step on several threads.
 *
 * @param threads how many, at least 1
 */
public record Workers(int threads) {

  /**
   * Does the parts 0 to {@code parts - 1} in any order and waits for the last one.
   *
   * @throws RuntimeException the first that a part throws; the others are given up
   */
  public void run(int parts, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(
            pool.submit(
                () -> {
                  for (int part; (part = next.getAndIncrement()) < parts; ) {
                    work.accept(part);
                  }
                }));
      }
      try {
        for (Future<?> future : running) {
          future.get();
        }
      } catch (ExecutionException e) {
        next.set(parts);
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        next.set(parts);
        Thread.currentThread().interrupt();
        throw EvaluationException.failed("interrupted");
      }
    }
  }
}
