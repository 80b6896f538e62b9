// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.controller;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.clearlane.devices.CommandResult;
import org.clearlane.devices.ControllerCommand;
import org.clearlane.devices.ControllerCommand.Order;
import org.clearlane.devices.EndedSessionException;
import org.jspecify.annotations.Nullable;

/**
 * Commands on their way to a lane controller, and those who wait for what comes of them.
 * Thread-safe.
 */
final class CommandQueue {
  /**
   * A lane has one passage at a time, so few callers; more waiting commands are a bug somewhere.
   */
  private static final int MOST = 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private String session = "";

  /** Begins at the clock, so that the numbers of a restarted server follow those before it. */
  private long last = System.currentTimeMillis() * 1000;

  /** What became of a command. */
  sealed interface Fate {
    /** It was never handed out and never will be. */
    record Unsent() implements Fate {}

    /** It was handed out, and nobody told what came of it. */
    record Unknown() implements Fate {}

    record Told(CommandResult result) implements Fate {}
  }

  private static final class Entry {
    private final long number;
    private final Order order;
    private final long endsAt;
    private final boolean awaited;
    private boolean handedOut;
    private @Nullable CommandResult result;

    Entry(long number, Order order, long endsAt, boolean awaited) {
      this.number = number;
      this.order = order;
      this.endsAt = endsAt;
      this.awaited = awaited;
    }

    boolean over(long now) {
      return endsAt - now <= 0;
    }

    ControllerCommand command(long now) {
      return new ControllerCommand(
          number,
          Duration.ofNanos(endsAt - now).truncatedTo(java.time.temporal.ChronoUnit.MILLIS),
          order);
    }
  }

  /** Begins a session and withdraws what waits. */
  String begin() {
    lock.lock();
    try {
      session = UUID.randomUUID().toString();
      waiting.clear();
      changed.signalAll();
      return session;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the session: nobody is heard any more. */
  void end() {
    lock.lock();
    try {
      session = "";
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * @throws EndedSessionException unless the session is the newest
   */
  void require(String named) {
    lock.lock();
    try {
      if (session.isEmpty() || !session.equals(named)) {
        throw new EndedSessionException();
      }
    } finally {
      lock.unlock();
    }
  }

  long last() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** Sends a command that nobody waits for; the newest of its kind takes the place of others. */
  void send(Order order, Duration validFor) {
    lock.lock();
    try {
      waiting.removeIf(entry -> entry.order.getClass() == order.getClass());
      var _ = add(order, validFor, false);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends a command and waits for what comes of it; an interrupt ends the wait and stays set.
   *
   * @param validFor how long it may still be carried out
   * @param within how long to wait, longer than that
   */
  Fate perform(Order order, Duration validFor, Duration within) {
    lock.lock();
    try {
      long end = System.nanoTime() + within.toNanos();
      Optional<Entry> added = add(order, validFor, true);
      if (added.isEmpty()) {
        return new Fate.Unsent();
      }
      Entry entry = added.get();
      try {
        while (entry.result == null && waiting.contains(entry) && goesOn(entry, end)) {
          var _ = changed.awaitNanos((entry.handedOut ? end : entry.endsAt) - System.nanoTime());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      waiting.remove(entry);
      CommandResult result = entry.result;
      if (result != null) {
        return new Fate.Told(result);
      }
      return entry.handedOut ? new Fate.Unknown() : new Fate.Unsent();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody takes a command after its time: then there is nothing to wait for. */
  private static boolean goesOn(Entry entry, long end) {
    long now = System.nanoTime();
    return entry.handedOut ? end - now > 0 : !entry.over(now);
  }

  private Optional<Entry> add(Order order, Duration validFor, boolean awaited) {
    long now = System.nanoTime();
    waiting.removeIf(entry -> entry.over(now) && !entry.awaited);
    if (session.isEmpty() || waiting.size() >= MOST) {
      return Optional.empty();
    }
    last++;
    Entry entry = new Entry(last, order, now + validFor.toNanos(), awaited);
    waiting.add(entry);
    changed.signalAll();
    return Optional.of(entry);
  }

  List<ControllerCommand> take(String named, long after, Duration atMost)
      throws InterruptedException {
    lock.lock();
    try {
      long end = System.nanoTime() + atMost.toNanos();
      while (true) {
        require(named);
        long now = System.nanoTime();
        List<Entry> found =
            waiting.stream().filter(entry -> entry.number > after && !entry.over(now)).toList();
        if (!found.isEmpty() || end - now <= 0) {
          found.forEach(entry -> entry.handedOut = true);
          changed.signalAll();
          return found.stream().map(entry -> entry.command(now)).toList();
        }
        var _ = changed.await(end - now, TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  void done(CommandResult result) {
    lock.lock();
    try {
      for (Entry entry : waiting) {
        if (entry.number == result.number()) {
          entry.result = result;
        }
      }
      waiting.removeIf(entry -> entry.result != null && !entry.awaited);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
