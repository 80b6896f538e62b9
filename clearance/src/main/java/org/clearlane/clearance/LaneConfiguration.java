// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Duration;
import java.util.Map;
import org.clearlane.devices.ChannelKeys;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceSetUp;
import org.clearlane.devices.LaneWiring;

/**
 * How a lane is set up.
 *
 * @param devices its devices; at least a gate, and those that {@linkplain Procedure#needs() the
 *     procedure needs}
 * @param gateOpenFor how long the gate's own timer keeps it open for one person, 100 ms to 60 s
 * @param maximumFmr bound on false matches of the face comparison, 1e-6 to 1e-3
 */
public record LaneConfiguration(
    LaneId id,
    Direction direction,
    Procedure procedure,
    Map<DeviceRole, DeviceSetUp> devices,
    Duration gateOpenFor,
    double maximumFmr) {

  /**
   * @throws IllegalArgumentException naming the first part that is missing or out of range
   */
  public LaneConfiguration {
    devices = Map.copyOf(devices);
    var _ = LaneWiring.of(id.code(), devices, _ -> ChannelKeys.none());
    for (DeviceRole needed : procedure.needs()) {
      if (!devices.containsKey(needed)) {
        throw new IllegalArgumentException(needed + " is missing");
      }
    }
    if (gateOpenFor.toMillis() < 100 || gateOpenFor.toMillis() > 60_000) {
      throw new IllegalArgumentException("gateOpenFor must be 100 ms to 60 s");
    }
    if (!(maximumFmr >= 1e-6 && maximumFmr <= 1e-3)) {
      throw new IllegalArgumentException("maximumFmr must be 1e-6 to 1e-3");
    }
  }
}
