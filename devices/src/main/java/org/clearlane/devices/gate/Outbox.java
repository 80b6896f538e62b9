// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.clearlane.devices.LaneSignal;
import org.jspecify.annotations.Nullable;

/**
 * Hands orders, the newest signal and the newest text from callers to the device thread.
 * Thread-safe.
 */
final class Outbox {
  /** A lane has one passage at a time, so few callers; more waiting orders are a bug somewhere. */
  private static final int MOST = 16;

  private final Queue<Order> orders = new ArrayDeque<>();
  private volatile Bell bell = new Bell();
  private boolean accepting;
  private @Nullable LaneSignal wanted;
  private @Nullable LaneSignal shown;
  private @Nullable String prompt;
  private @Nullable String prompted;

  /** Whom to rouse when there is something to do. */
  void rouse(Bell thread) {
    bell = thread;
  }

  /** Adds an order; false if the gate cannot be reached or too many wait. */
  boolean submit(Order order) {
    synchronized (this) {
      if (!accepting || orders.size() >= MOST) {
        return false;
      }
      orders.add(order);
    }
    bell.ring();
    return true;
  }

  /** Replaces the signal to show. */
  void show(LaneSignal signal) {
    synchronized (this) {
      wanted = signal;
    }
    bell.ring();
  }

  /** Replaces the text to show. */
  void prompt(String text) {
    synchronized (this) {
      prompt = text;
    }
    bell.ring();
  }

  /** The gate can be reached (again) and shows nothing known. */
  synchronized void open() {
    accepting = true;
    shown = null;
    prompted = null;
  }

  /** The gate cannot be reached: refuses orders and drops those that wait. */
  void suspend() {
    List<Order> dropped;
    synchronized (this) {
      accepting = false;
      dropped = new ArrayList<>(orders);
      orders.clear();
    }
    dropped.forEach(Order::drop);
  }

  synchronized void shown(LaneSignal signal) {
    shown = signal;
  }

  synchronized void prompted(String text) {
    prompted = text;
  }

  /**
   * The next work: an order, else a signal or text that is not shown yet, else nothing. Orders come
   * first: a traveller stands before the door.
   */
  synchronized Work next() {
    Order order = orders.poll();
    if (order != null) {
      return order;
    }
    if (!accepting) {
      return new Work.Idle();
    }
    LaneSignal signal = wanted;
    if (signal != null && signal != shown) {
      return new Work.Show(signal);
    }
    String text = prompt;
    return text != null && !text.equals(prompted) ? new Work.Prompt(text) : new Work.Idle();
  }

  /** Whether a signal or text is to be shown. */
  synchronized boolean pending() {
    return accepting
        && ((wanted != null && wanted != shown) || (prompt != null && !prompt.equals(prompted)));
  }

  /** Whether an order waits. */
  synchronized boolean urgent() {
    return !orders.isEmpty();
  }
}
