// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.alarm;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.clearance.Alarm;
import org.clearlane.clearance.LaneId;
import org.clearlane.devices.DeviceRole;
import org.jspecify.annotations.Nullable;

/** An alarm as it is stored. */
@Entity
@Table(name = "alarm", schema = "clearance")
public class AlarmEntity {
  @Id
  @Column(name = "id")
  private UUID id = UUID.randomUUID();

  @Column(name = "lane")
  private String lane = "";

  @Enumerated(EnumType.STRING)
  @Column(name = "device")
  private @Nullable DeviceRole device;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private Alarm.Kind kind = Alarm.Kind.DEVICE_LOST;

  @Column(name = "raised_at")
  private Instant raisedAt = Instant.EPOCH;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "acknowledged_by")
  private @Nullable String acknowledgedBy;

  @Column(name = "acknowledged_at")
  private @Nullable Instant acknowledgedAt;

  protected AlarmEntity() {}

  AlarmEntity(LaneId lane, Optional<DeviceRole> device, Alarm.Kind kind, Instant at) {
    this.lane = lane.code();
    this.device = device.orElse(null);
    this.kind = kind;
    this.raisedAt = at;
  }

  void end(Instant at) {
    endedAt = at;
  }

  boolean acknowledge(String by, Instant at) {
    if (acknowledgedBy != null) {
      return false;
    }
    acknowledgedBy = by;
    acknowledgedAt = at;
    return true;
  }

  Alarm alarm() {
    return new Alarm(
        id,
        new LaneId(lane),
        Optional.ofNullable(device),
        kind,
        raisedAt,
        Optional.ofNullable(endedAt),
        Optional.ofNullable(acknowledgedBy),
        Optional.ofNullable(acknowledgedAt));
  }
}
