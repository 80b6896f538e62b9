// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Duration;

/**
 * How a lane is set up.
 *
 * @param scannerPort path of the QR scanner's serial port
 * @param gatePort path of the gate controller's serial port
 * @param gateAddress OSDP address of the gate controller, 0 to 126
 * @param gateOpenFor how long the gate's own timer keeps it open for one person, 100 ms to 60 s
 * @param maximumFmr bound on false matches of the face comparison, 1e-6 to 1e-3
 */
public record LaneConfiguration(
    LaneId id,
    Direction direction,
    Procedure procedure,
    String scannerPort,
    String gatePort,
    int gateAddress,
    Duration gateOpenFor,
    double maximumFmr) {

  /**
   * @throws IllegalArgumentException naming the first part that is out of range
   */
  public LaneConfiguration {
    requirePort(scannerPort, "scannerPort");
    requirePort(gatePort, "gatePort");
    if (scannerPort.equals(gatePort)) {
      throw new IllegalArgumentException("scannerPort and gatePort must differ");
    }
    if (gateAddress < 0 || gateAddress > 126) {
      throw new IllegalArgumentException("gateAddress must be 0 to 126");
    }
    if (gateOpenFor.toMillis() < 100 || gateOpenFor.toMillis() > 60_000) {
      throw new IllegalArgumentException("gateOpenFor must be 100 ms to 60 s");
    }
    if (!(maximumFmr >= 1e-6 && maximumFmr <= 1e-3)) {
      throw new IllegalArgumentException("maximumFmr must be 1e-6 to 1e-3");
    }
  }

  private static void requirePort(String path, String name) {
    if (!path.matches("/dev/[A-Za-z0-9/._-]{1,100}") || path.contains("..")) {
      throw new IllegalArgumentException(name + " must be the path of a device below /dev");
    }
  }
}
