// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Map;

/** The devices of one attached lane. Thread-safe. */
public interface LaneEquipment extends AutoCloseable {
  /** The gate. After {@link #close()} it answers like an unreachable one. */
  Gate gate();

  /**
   * Where the lane's controller is heard, for the devices that the wiring leaves to it. After
   * {@link #close()} every session is ended.
   */
  LaneController controller();

  /** The status of every device that the wiring names, now. Unmodifiable. */
  Map<DeviceRole, DeviceStatus> status();

  /**
   * What is known about every device; of one on a lane controller only its status. Unmodifiable.
   */
  Map<DeviceRole, DeviceReport> reports();

  /**
   * Stops the devices' threads and closes their ports. Idempotent; blocks until the threads have
   * ended, usually a few milliseconds, at most two seconds.
   */
  @Override
  void close();
}
