// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Optional;

/**
 * What is plugged in where in one lane.
 *
 * @param lane the lane's code; names threads and log lines
 * @param scanner the bar code scanner, if the lane has one
 * @param gate the gate
 */
public record LaneWiring(String lane, Optional<ScannerWiring> scanner, GateWiring gate) {
  /**
   * @throws IllegalArgumentException if the code is blank or both devices share a port
   */
  public LaneWiring {
    if (lane.isBlank()) {
      throw new IllegalArgumentException("a lane needs a code");
    }
    if (scanner.isPresent() && scanner.get().port().path().equals(gate.port().path())) {
      throw new IllegalArgumentException("scanner and gate of a lane cannot share a port");
    }
  }
}
