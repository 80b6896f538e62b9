// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls something from several threads at the same moment. */
public final class Together {
  private Together() {}

  /**
   * @param work takes the number of the thread, from 0
   */
  public static <T> List<T> call(int threads, IntFunction<T> work) throws InterruptedException {
    CyclicBarrier barrier = new CyclicBarrier(threads);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<T>> calls =
          IntStream.range(0, threads)
              .<Callable<T>>mapToObj(
                  number ->
                      () -> {
                        barrier.await();
                        return work.apply(number);
                      })
              .toList();
      return executor.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
