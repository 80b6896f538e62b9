// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import org.clearlane.devices.GateContract;
import org.clearlane.devices.GateRig;
import org.clearlane.devices.osdp.MemoryGate;

/** The gate contract over a line in memory. */
class MemoryGateTest extends GateContract {
  @Override
  protected GateRig rig() {
    return new MemoryGate();
  }
}
