// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * A gate controller that speaks Modbus RTU (Modbus over Serial Line V1.02). Several may share one
 * line, each with its unit number.
 *
 * @param port the line
 * @param unit the controller's unit number, 1 to 247
 * @param profile which of its registers do what
 */
public record ModbusGateWiring(SerialSettings port, int unit, GateProfile profile)
    implements GateConnection {
  /**
   * @throws IllegalArgumentException if the unit is outside 1 to 247 (0 is broadcast)
   */
  public ModbusGateWiring {
    if (unit < 1 || unit > 247) {
      throw new IllegalArgumentException("a Modbus unit is 1 to 247");
    }
  }

  @Override
  public int address() {
    return unit;
  }

  @Override
  public DeviceDriver driver() {
    return DeviceDriver.MODBUS;
  }
}
