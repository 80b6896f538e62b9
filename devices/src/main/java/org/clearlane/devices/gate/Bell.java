// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Rouses the thread of a bus. Thread-safe. */
public final class Bell {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rung = lock.newCondition();
  private boolean ringing;

  /** Rouses. */
  public void ring() {
    lock.lock();
    try {
      ringing = true;
      rung.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until it is rung, or has been since the last wait, or until a {@link System#nanoTime()}.
   */
  void await(long until) {
    lock.lock();
    try {
      long left = until - System.nanoTime();
      while (!ringing && left > 0) {
        left = rung.awaitNanos(left);
      }
      ringing = false;
    } catch (InterruptedException e) {
      // Nobody interrupts a device thread; if somebody does, it goes round once.
    } finally {
      lock.unlock();
    }
  }
}
