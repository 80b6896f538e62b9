// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.clearance.Alarm;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something at a lane that an officer has to know of. */
@Schema(name = "Alarm")
public record AlarmJson(
    String id,
    @Schema(examples = "e1") String lane,
    @Schema(description = "The role; absent if it is about the lane itself", examples = "GATE")
        @Nullable String device,
    @Schema(
            examples = "DEVICE_LOST",
            enumeration = {
              "DEVICE_LOST",
              "DEVICE_DEGRADED",
              "TAMPER",
              "FIRE_RELEASE",
              "TAILGATING",
              "UNCONTROLLED_CROSSING"
            })
        String kind,
    String raisedAt,
    @Schema(description = "Absent as long as it lasts") @Nullable String endedAt,
    @Nullable String acknowledgedBy,
    @Nullable String acknowledgedAt) {

  static AlarmJson of(Alarm alarm) {
    return new AlarmJson(
        alarm.id().toString(),
        alarm.lane().code(),
        alarm.device().map(Enum::name).orElse(null),
        alarm.kind().name(),
        alarm.raisedAt().toString(),
        alarm.endedAt().map(Object::toString).orElse(null),
        alarm.acknowledgedBy().orElse(null),
        alarm.acknowledgedAt().map(Object::toString).orElse(null));
  }
}
