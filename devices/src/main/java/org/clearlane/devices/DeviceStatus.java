// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Instant;
import java.util.Optional;

/**
 * The health of one device at one moment.
 *
 * @param role which device of the lane
 * @param state how far it can be reached
 * @param since when it entered this state
 * @param lastSeen when bytes that make sense last came from it; empty if never
 * @param lastError the newest failure in technical words, kept after recovery; holds no data that
 *     was read from a traveller
 */
public record DeviceStatus(
    DeviceRole role,
    LinkState state,
    Instant since,
    Optional<Instant> lastSeen,
    Optional<String> lastError) {
  /** Whether commands to the device are accepted now. */
  public boolean reachable() {
    return state == LinkState.ONLINE || state == LinkState.DEGRADED;
  }
}
