// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Optional;

/**
 * A gate controller that speaks OSDP (IEC 60839-11-5). Several may share one line, each with its
 * address.
 *
 * @param port the line
 * @param osdpAddress the controller's address, 0 to 126
 * @param map what its outputs and inputs do
 * @param security how the conversation is protected
 * @param keys where its site key is kept; needed unless the security is none
 */
public record GateWiring(
    SerialSettings port,
    int osdpAddress,
    GateMap map,
    ChannelSecurity security,
    Optional<ChannelKeys> keys)
    implements GateConnection {
  /**
   * @throws IllegalArgumentException if the address is outside 0 to 126 (127 is broadcast), or keys
   *     are missing
   */
  public GateWiring {
    if (osdpAddress < 0 || osdpAddress > 126) {
      throw new IllegalArgumentException("an OSDP address is 0 to 126");
    }
    if (security != ChannelSecurity.NONE && keys.isEmpty()) {
      throw new IllegalArgumentException("a secure channel needs a place for its key");
    }
  }

  @Override
  public int address() {
    return osdpAddress;
  }

  @Override
  public DeviceDriver driver() {
    return DeviceDriver.OSDP;
  }

  /** A gate without secure channel. */
  public GateWiring(SerialSettings port, int osdpAddress, GateMap map) {
    this(port, osdpAddress, map, ChannelSecurity.NONE, Optional.empty());
  }

  /** A gate at 115200 baud with address 0 and the default map, without secure channel. */
  public static GateWiring at(String path) {
    return new GateWiring(new SerialSettings(path, 115_200), 0, GateMap.DEFAULT);
  }
}
