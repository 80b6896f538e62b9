// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A bounded set of threads that help large scans. They compute only: no context, no transaction, no
 * class loading of the application's, so they need not be the container's.
 */
final class ScanThreads implements AutoCloseable {
  private final int count;
  private final ExecutorService helpers;

  /** Work on one of several equal tasks. */
  interface Task {
    /**
     * @param worker a number below the count of workers that no two threads have at a time
     */
    void run(int worker, int task);
  }

  /**
   * @param count of threads for one scan, that of the caller included
   * @throws IllegalArgumentException if there is not one at least
   */
  ScanThreads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a scan needs one thread at least");
    }
    this.count = count;
    helpers =
        Executors.newFixedThreadPool(
            Math.max(1, count - 1),
            Thread.ofPlatform().daemon().name("clearlane-gallery-", 1).factory());
  }

  int count() {
    return count;
  }

  /**
   * Runs all tasks, some on the calling thread, and returns when they are done.
   *
   * @param workers at most {@link #count}
   */
  void run(int workers, int tasks, Task task) {
    Shared shared = new Shared(tasks, task);
    for (int i = 1; i < Math.min(workers, tasks); i++) {
      helpers.execute(shared);
    }
    shared.run();
    shared.await();
  }

  /** Tasks that the caller and its helpers take one by one; helpers that come late find none. */
  private static final class Shared implements Runnable {
    private final int tasks;
    private final Task task;
    private final AtomicInteger workers = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Shared(int tasks, Task task) {
      this.tasks = tasks;
      this.task = task;
      if (tasks == 0) {
        finished.countDown();
      }
    }

    @Override
    public void run() {
      int worker = workers.getAndIncrement();
      for (int i = taken.getAndIncrement(); i < tasks; i = taken.getAndIncrement()) {
        try {
          task.run(worker, i);
        } catch (RuntimeException | Error e) {
          failure.compareAndSet(null, e);
        } finally {
          if (done.incrementAndGet() == tasks) {
            finished.countDown();
          }
        }
      }
    }

    void await() {
      boolean interrupted = false;
      while (true) {
        try {
          finished.await();
          break;
        } catch (InterruptedException e) {
          // The scan is shared with other searches and ends within milliseconds.
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      switch (failure.get()) {
        case null -> {}
        case RuntimeException e -> throw e;
        case Error e -> throw e;
        case Throwable e -> throw new IllegalStateException(e);
      }
    }
  }

  @Override
  public void close() {
    helpers.shutdown();
  }
}
