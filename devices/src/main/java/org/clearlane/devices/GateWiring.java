// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * A gate controller that speaks OSDP (IEC 60839-11-5) without secure channel.
 *
 * @param port the line, with nothing else on it
 * @param osdpAddress the controller's address, 0 to 126
 * @param map what its outputs and inputs do
 */
public record GateWiring(SerialSettings port, int osdpAddress, GateMap map) {
  /**
   * @throws IllegalArgumentException if the address is outside 0 to 126 (127 is broadcast)
   */
  public GateWiring {
    if (osdpAddress < 0 || osdpAddress > 126) {
      throw new IllegalArgumentException("an OSDP address is 0 to 126");
    }
  }

  /** A gate at 115200 baud with address 0 and the default map. */
  public static GateWiring at(String path) {
    return new GateWiring(new SerialSettings(path, 115_200), 0, GateMap.DEFAULT);
  }
}
