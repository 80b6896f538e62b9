// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
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

  private final Function<List<Q>, List<A>> pass;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Waiting<Q, A>> waiting = new ArrayList<>();
  private boolean underWay;
  private long finished;

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
    this.pass = pass;
  }

  /** Answers a question in a pass that begins after this call. Rethrows what the pass throws. */
  A answer(Q question) {
    Waiting<Q, A> own = new Waiting<>(question);
    lock.lock();
    try {
      waiting.add(own);
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
    List<Waiting<Q, A>> first = waiting.subList(0, Math.min(MOST, waiting.size()));
    List<Waiting<Q, A>> batch = List.copyOf(first);
    first.clear();
    underWay = true;
    lock.unlock();
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
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).failure = failure;
        batch.get(i).answer = failure == null ? answers.get(i) : null;
      }
      changed.signalAll();
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
