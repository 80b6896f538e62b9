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

  /** So that a pass that was held up by something else does not hold up the next, nanoseconds. */
  private static final long LONGEST_WAIT = 20_000_000;

  /** How much of a crowd is expected again after a pass that fewer came to. */
  private static final double CROWD_LASTS = 0.95;

  private final Function<List<Q>, List<A>> pass;
  private final LongUnaryOperator patience;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Waiting<Q, A>> waiting = new ArrayList<>();
  private boolean underWay;
  private boolean gathering;
  private long finished;
  private double crowd;
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
    this(pass, nanos -> nanos < WORTH_WAITING ? 0 : Math.min(nanos / SHARE, LONGEST_WAIT));
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
      crowd = Math.max(batch.size() + waiting.size(), CROWD_LASTS * crowd);
      lastNanos = System.nanoTime() - start;
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).failure = failure;
        batch.get(i).answer = failure == null ? answers.get(i) : null;
      }
      changed.signalAll();
    }
  }

  private void gather() {
    long left = patience.applyAsLong(lastNanos);
    if (left <= 0) {
      return;
    }
    letOthersAsk();
    long expected = Math.min(Math.round(crowd), MOST);
    if (expected <= 1) {
      return;
    }
    gathering = true;
    try {
      while (left > 0 && waiting.size() < expected) {
        left = changed.awaitNanos(left);
      }
      if (waiting.size() < expected) {
        crowd /= 2;
      }
    } catch (InterruptedException e) {
      // Goes on without a crowd; the thread stays interrupted.
      Thread.currentThread().interrupt();
    } finally {
      gathering = false;
    }
  }

  /**
   * A virtual thread keeps its carrier while it computes: others that are ready to ask could not
   * even say so until the pass is over.
   */
  @SuppressWarnings("ThreadPriorityCheck") // Right without it, too; only more passes.
  private void letOthersAsk() {
    if (Thread.currentThread().isVirtual()) {
      lock.unlock();
      Thread.yield();
      lock.lock();
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
