// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.clearlane.devices.LaneSignal;
import org.jspecify.annotations.Nullable;

/** Hands orders and the newest signal from callers to the device thread. Thread-safe. */
final class Outbox {
  /** A lane has one passage at a time, so few callers; more waiting orders are a bug somewhere. */
  private static final int MOST = 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<Order> orders = new ArrayDeque<>();
  private boolean accepting;
  private boolean woken;
  private @Nullable LaneSignal wanted;
  private @Nullable LaneSignal shown;

  /** Adds an order; false if the gate cannot be reached or too many wait. */
  boolean submit(Order order) {
    lock.lock();
    try {
      if (!accepting || orders.size() >= MOST) {
        return false;
      }
      orders.add(order);
      changed.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Replaces the signal to show. */
  void show(LaneSignal signal) {
    lock.lock();
    try {
      wanted = signal;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The gate can be reached (again) and shows nothing known. */
  void open() {
    lock.lock();
    try {
      accepting = true;
      shown = null;
    } finally {
      lock.unlock();
    }
  }

  /** The gate cannot be reached: refuses orders and drops those that wait. */
  void suspend() {
    List<Order> dropped;
    lock.lock();
    try {
      accepting = false;
      dropped = new ArrayList<>(orders);
      orders.clear();
    } finally {
      lock.unlock();
    }
    dropped.forEach(Order::drop);
  }

  void shown(LaneSignal signal) {
    lock.lock();
    try {
      shown = signal;
    } finally {
      lock.unlock();
    }
  }

  /** Ends one wait of the device thread early. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next work: an order, else a signal that is not shown yet, else, at {@code until} in {@link
   * System#nanoTime()}, nothing. Orders come first: a traveller stands before the door.
   */
  Work take(long until) {
    lock.lock();
    try {
      while (true) {
        Order order = orders.poll();
        if (order != null) {
          return order;
        }
        LaneSignal signal = wanted;
        if (signal != null && signal != shown) {
          return new Work.Show(signal);
        }
        long left = until - System.nanoTime();
        if (left <= 0 || woken) {
          woken = false;
          return new Work.Idle();
        }
        changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      return new Work.Idle(); // nobody interrupts a device thread; if somebody does, go round once
    } finally {
      lock.unlock();
    }
  }
}
