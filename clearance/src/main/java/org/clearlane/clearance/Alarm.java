// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.devices.DeviceRole;

/**
 * Something at a lane that an officer has to know of.
 *
 * @param device what it is about; empty if about the lane itself
 * @param endedAt when it was over; empty as long as it lasts
 * @param acknowledgedBy who has taken note of it
 */
public record Alarm(
    UUID id,
    LaneId lane,
    Optional<DeviceRole> device,
    Kind kind,
    Instant raisedAt,
    Optional<Instant> endedAt,
    Optional<String> acknowledgedBy,
    Optional<Instant> acknowledgedAt) {
  /** What is the matter. */
  public enum Kind {
    /** A device cannot be reached. */
    DEVICE_LOST,
    /** A device can be reached with difficulty: answers fail to come, or a clock is wrong. */
    DEVICE_DEGRADED,
    /** The housing of the gate controller is open. */
    TAMPER,
    /** The fire alarm holds the gate open. */
    FIRE_RELEASE,
    /** A second person followed through the gate. */
    TAILGATING,
    /** Somebody crossed without a passage. */
    UNCONTROLLED_CROSSING
  }
}
