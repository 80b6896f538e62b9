// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a lane controller's devices are.
 *
 * @param clock its clock when it sent this
 * @param devices the devices it has; one that is missing counts as offline
 */
public record ControllerReport(Instant clock, Map<DeviceRole, Device> devices) {
  /**
   * One device as its controller sees it.
   *
   * @param error in technical words, at most 200 characters; holds no data of a traveller
   */
  public record Device(LinkState state, Optional<String> error) {
    /**
     * @throws IllegalArgumentException if the error is longer
     */
    public Device {
      if (error.filter(text -> text.length() > 200).isPresent()) {
        throw new IllegalArgumentException("an error has at most 200 characters");
      }
    }
  }

  public ControllerReport {
    devices = Map.copyOf(devices);
  }
}
