// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import org.clearlane.devices.GateContract;
import org.clearlane.devices.GateRig;

/** The gate contract over Modbus with a controller that would execute a repeated command again. */
class PlainModbusGateTest extends GateContract {
  @Override
  protected GateRig rig() {
    return new MemoryModbusGate(false);
  }
}
