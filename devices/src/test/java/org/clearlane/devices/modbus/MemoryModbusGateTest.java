// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import org.clearlane.devices.GateContract;
import org.clearlane.devices.GateRig;

/** The gate contract over Modbus and a line in memory, with commands that are executed once. */
class MemoryModbusGateTest extends GateContract {
  @Override
  protected GateRig rig() {
    return new MemoryModbusGate(true);
  }
}
