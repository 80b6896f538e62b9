// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import org.clearlane.devices.lane.ConnectedLanes;

/** Lanes on this machine's serial ports, for tests outside a container and outside this module. */
public final class MachineLanes implements LaneDevices, AutoCloseable {
  private final ConnectedLanes lanes = new ConnectedLanes();

  @Override
  public LaneEquipment attach(LaneWiring wiring, LaneListener listener) {
    return lanes.attach(wiring, listener);
  }

  @Override
  public void close() {
    lanes.close();
  }
}
