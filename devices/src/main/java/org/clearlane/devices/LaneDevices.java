// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * Connects lanes to their devices. An application-scoped bean, which detaches every lane when the
 * application stops. Thread-safe.
 */
public interface LaneDevices {
  /**
   * Starts to look after a lane's devices. Returns at once; ports are opened in the background, and
   * again and again as long as they are absent (pauses of 0.5 to 30 s).
   *
   * @param wiring what is plugged in where
   * @param listener hears what happens, possibly before this method has returned
   * @throws DevicesException if the lane or one of the ports is attached already, or the
   *     application is stopping
   */
  LaneEquipment attach(LaneWiring wiring, LaneListener listener);
}
