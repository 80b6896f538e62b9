// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.LaneSignal;
import org.jspecify.annotations.Nullable;

/**
 * Hands orders, the newest signal and the newest text from callers to the device thread.
 * Thread-safe.
 *
 * @param <C> what the protocol calls a command
 * @param <A> what the protocol calls an answer
 */
public final class Outbox<C, A> {
  /** A lane has one passage at a time, so few callers; more waiting orders are a bug somewhere. */
  private static final int MOST = 16;

  /**
   * The device thread gives an order up so long before its caller does, so that its answer still
   * reaches the caller.
   */
  private static final long MARGIN_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

  private final Queue<Order<C, A>> orders = new ArrayDeque<>();
  private volatile Bell bell = new Bell();
  private boolean accepting;
  private @Nullable LaneSignal wanted;
  private @Nullable LaneSignal shown;
  private @Nullable String prompt;
  private @Nullable String prompted;

  /** Whom to rouse when there is something to do. */
  public void rouse(Bell thread) {
    bell = thread;
  }

  /** Has a command carried out; waits until {@code deadline} in {@link System#nanoTime()}. */
  public Outcome<A> perform(C command, long deadline) {
    Order<C, A> order = new Order<>(command, deadline - MARGIN_NANOS);
    return submit(order) ? order.await(deadline) : new Outcome.Unsent<>();
  }

  /** Adds an order; false if the gate cannot be reached or too many wait. */
  private boolean submit(Order<C, A> order) {
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
  public void show(LaneSignal signal) {
    synchronized (this) {
      wanted = signal;
    }
    bell.ring();
  }

  /** Replaces the text to show. */
  public void prompt(String text) {
    synchronized (this) {
      prompt = text;
    }
    bell.ring();
  }

  /** The gate can be reached (again) and shows nothing known. */
  public synchronized void open() {
    accepting = true;
    shown = null;
    prompted = null;
  }

  /** The gate cannot be reached: refuses orders and drops those that wait. */
  public void suspend() {
    List<Order<C, A>> dropped;
    synchronized (this) {
      accepting = false;
      dropped = new ArrayList<>(orders);
      orders.clear();
    }
    dropped.forEach(Order::drop);
  }

  /** A signal is shown now. */
  public synchronized void shown(LaneSignal signal) {
    shown = signal;
  }

  /** A text is shown now. */
  public synchronized void prompted(String text) {
    prompted = text;
  }

  /**
   * The next work: an order, else a signal or text that is not shown yet, else nothing. Orders come
   * first: a traveller stands before the door.
   */
  public synchronized Work<C, A> next() {
    Order<C, A> order = orders.poll();
    if (order != null) {
      return order;
    }
    if (!accepting) {
      return new Work.Idle<>();
    }
    LaneSignal signal = wanted;
    if (signal != null && signal != shown) {
      return new Work.Show<>(signal);
    }
    String text = prompt;
    return text != null && !text.equals(prompted) ? new Work.Prompt<>(text) : new Work.Idle<>();
  }

  /** Whether a signal or text is to be shown. */
  public synchronized boolean pending() {
    return accepting
        && ((wanted != null && wanted != shown) || (prompt != null && !prompt.equals(prompted)));
  }

  /** Whether an order waits. */
  public synchronized boolean urgent() {
    return !orders.isEmpty();
  }
}
