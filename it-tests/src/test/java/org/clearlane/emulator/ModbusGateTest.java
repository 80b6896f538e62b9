// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import org.clearlane.devices.GateContract;
import org.clearlane.devices.GateRig;
import org.junit.jupiter.api.io.TempDir;

/** The gate contract over Modbus RTU: a pseudo-terminal with the emulator behind it. */
class ModbusGateTest extends GateContract {
  @TempDir private Path directory;

  @Override
  protected GateRig rig() {
    return EmulatedGate.modbus(directory);
  }
}
