// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Instant;
import java.util.Set;

/**
 * How a lane controller introduces itself.
 *
 * @param software name and version of its software, 1 to 100 printable ASCII characters
 * @param boot changes whenever the controller begins to number its events anew, 1 to 64 letters,
 *     digits and hyphens
 * @param devices the devices it has
 * @param entryDoor whether its gate has a door before the one that lets cross
 * @param clock its clock when it sent this
 */
public record ControllerHello(
    String software, String boot, Set<DeviceRole> devices, boolean entryDoor, Instant clock) {
  /**
   * @throws IllegalArgumentException naming what has another form
   */
  public ControllerHello {
    devices = Set.copyOf(devices);
    if (!software.matches("[ -~]{1,100}")) {
      throw new IllegalArgumentException("software must be 1 to 100 printable ASCII characters");
    }
    if (!boot.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IllegalArgumentException("boot must be 1 to 64 letters, digits and hyphens");
    }
  }
}
