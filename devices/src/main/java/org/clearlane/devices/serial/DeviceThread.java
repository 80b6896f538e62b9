// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import org.clearlane.devices.DevicesException;

/** A thread that owns a port. */
public final class DeviceThread extends Thread {
  DeviceThread(Runnable work, String name) {
    super(work, name);
    setDaemon(true);
  }

  /**
   * Guards calls that wait for a device thread.
   *
   * @throws DevicesException on a device thread
   */
  public static void refuse() {
    if (Thread.currentThread() instanceof DeviceThread) {
      throw new DevicesException("a device thread must not wait for a device");
    }
  }
}
