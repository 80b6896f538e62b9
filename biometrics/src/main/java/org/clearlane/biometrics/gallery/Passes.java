// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Lets searches that wait at the same time share one pass: whoever finds no pass under way takes
 * all that wait and answers for them. One pass at a time.
 *
 * @param <Q> a question
 * @param <A> its answer
 */
final class Passes<Q, A> {
  /** Bounds how long the first of a crowd waits for the last: four times the widest tile. */
  static final int MOST = 4 * ScanKernel.MOST_PROBES;

  /** Waiting for a shorter pass than this costs more than it spares, nanoseconds. */
  private static final long WORTH_WAITING = 500_000;

  /** The share of a pass that is risked for answering a crowd in one pass instead of two. */
  private static final int SHARE = 8;

  private final Function<List<Q>, List<A>> pass;
  private final LongUnaryOperator patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Waiting<Q, A>> waiting = new ArrayList<>();
  private boolean underWay;
  private boolean gathering;
  private long finished;
  private int lastSize;
  private long lastNanos;

  private static final class Waiting<Q, A> {
    private final Q question;
    private @Nullable A answer;
    private @Nullable Throwable failure;

    Waiting(Q question) {
      this.question = question;
    }

    boolean done() {
      return answer != null || failure != null;
    }
  }

  /**
   * @param pass answers at most {@value #MOST} questions, in their order
   */
  Passes(Function<List<Q>, List<A>> pass) {
    this(pass, nanos -> nanos < WORTH_WAITING ? 0 : nanos / SHARE);
  }

  /**
   * @param patience from the last pass's duration, how long to wait for a crowd, both nanoseconds
   */
  Passes(Function<List<Q>, List<A>> pass, LongUnaryOperator patience) {
    this.pass = pass;
    this.patience = patience;
  }

  /** Answers a question in a pass that begins after this call. Rethrows what the pass throws. */
  A answer(Q question) {
    Waiting<Q, A> own = new Waiting<>(question);
    lock.lock();
    try {
      waiting.add(own);
      if (gathering) {
        changed.signalAll();
      }
      while (!own.done()) {
        if (underWay) {
          changed.awaitUninterruptibly();
        } else {
          lead();
        }
      }
    } finally {
      lock.unlock();
    }
    return result(own);
  }

  private static <Q, A> A result(Waiting<Q, A> own) {
    return switch (own.failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null -> Objects.requireNonNull(own.answer);
      case Throwable e -> throw new IllegalStateException(e);
    };
  }

  /** Holds the lock before and after, not during the pass. */
  private void lead() {
    underWay = true;
    gather();
    List<Waiting<Q, A>> first = waiting.subList(0, Math.min(MOST, waiting.size()));
    List<Waiting<Q, A>> batch = List.copyOf(first);
    first.clear();
    lock.unlock();
    long start = System.nanoTime();
    List<A> answers = List.of();
    Throwable failure = null;
    try {
      answers = pass.apply(batch.stream().map(one -> one.question).toList());
    } catch (RuntimeException | Error e) {
      failure = e;
    } finally {
      lock.lock();
      underWay = false;
      finished++;
      lastSize = batch.size();
      lastNanos = System.nanoTime() - start;
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).failure = failure;
        batch.get(i).answer = failure == null ? answers.get(i) : null;
      }
      changed.signalAll();
    }
  }

  private void gather() {
    long left = lastSize > 1 ? patience.applyAsLong(lastNanos) : 0;
    gathering = true;
    try {
      while (left > 0 && waiting.size() < lastSize) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      // Goes on without a crowd; the thread stays interrupted.
      Thread.currentThread().interrupt();
    } finally {
      gathering = false;
    }
  }

  /** How many questions wait for a pass to begin. */
  int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until the pass that is under way now, if any, has ended. */
  void awaitPassUnderWay() {
    lock.lock();
    try {
      long before = finished;
      while (underWay && finished == before) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
