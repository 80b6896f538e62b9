// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a device thread to end; once raised it stays so. */
public final class StopSignal {
  private final CountDownLatch raised = new CountDownLatch(1);

  public boolean raised() {
    return raised.getCount() == 0;
  }

  public void raise() {
    raised.countDown();
  }

  /** Waits; whether it was raised meanwhile. An interrupt raises it. */
  public boolean raisedWithin(long nanos) {
    try {
      return raised.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      raise();
      return true;
    }
  }
}
