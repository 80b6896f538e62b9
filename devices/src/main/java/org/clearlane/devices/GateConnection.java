// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** How a gate controller hangs on a port of this server. Several may share one line. */
public sealed interface GateConnection permits GateWiring, ModbusGateWiring {
  /** The line. */
  SerialSettings port();

  /** The controller's address on the line. */
  int address();

  /** What is spoken. */
  DeviceDriver driver();
}
