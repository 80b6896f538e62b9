// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.clearance.Alarm;
import org.clearlane.clearance.Alarm.Kind;
import org.clearlane.clearance.Alarms;
import org.clearlane.clearance.LaneId;
import org.clearlane.devices.DeviceRole;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;

/** Raises alarms once, ends them, and keeps who took note; each with its audit entry. */
@ApplicationScoped
@Transactional
public class StoredAlarms implements Alarms {
  private static final int MOST = 200;

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;

  @Override
  public List<Alarm> open() {
    return entities
        .createQuery(
            "select a from AlarmEntity a where a.endedAt is null or a.acknowledgedBy is null"
                + " order by a.raisedAt desc",
            AlarmEntity.class)
        .setMaxResults(MOST)
        .getResultStream()
        .map(AlarmEntity::alarm)
        .toList();
  }

  @Override
  public boolean acknowledge(UUID id, String by) {
    AlarmEntity alarm = entities.find(AlarmEntity.class, id);
    if (alarm == null) {
      return false;
    }
    if (alarm.acknowledge(by, Instant.now())) {
      tell("lane.alarm-acknowledged", by, alarm.alarm());
    }
    return true;
  }

  /** Begins an alarm that lasts, unless it lasts already. */
  public void raise(LaneId lane, Optional<DeviceRole> device, Kind kind) {
    if (lasting(lane, device, kind).isEmpty()) {
      persist(new AlarmEntity(lane, device, kind, Instant.now()));
    }
  }

  /** Tells of something that is over at once. */
  public void tell(LaneId lane, Kind kind) {
    AlarmEntity alarm = new AlarmEntity(lane, Optional.empty(), kind, Instant.now());
    alarm.end(Instant.now());
    persist(alarm);
  }

  /** Ends an alarm, if it lasts. */
  public void end(LaneId lane, Optional<DeviceRole> device, Kind kind) {
    lasting(lane, device, kind).forEach(alarm -> alarm.end(Instant.now()));
  }

  /** Ends every alarm about a lane's devices, which are attached anew. */
  public void endOfDevices(LaneId lane) {
    entities
        .createQuery(
            "select a from AlarmEntity a where a.lane = :lane and a.endedAt is null"
                + " and a.device is not null",
            AlarmEntity.class)
        .setParameter("lane", lane.code())
        .getResultList()
        .forEach(alarm -> alarm.end(Instant.now()));
  }

  private void persist(AlarmEntity alarm) {
    entities.persist(alarm);
    tell("lane.alarm-raised", "lane:" + alarm.alarm().lane(), alarm.alarm());
  }

  private List<AlarmEntity> lasting(LaneId lane, Optional<DeviceRole> device, Kind kind) {
    return entities
        .createQuery(
            "select a from AlarmEntity a where a.lane = :lane and a.kind = :kind"
                + " and a.endedAt is null",
            AlarmEntity.class)
        .setParameter("lane", lane.code())
        .setParameter("kind", kind)
        .getResultStream()
        .filter(alarm -> alarm.alarm().device().equals(device))
        .toList();
  }

  private void tell(String action, String by, Alarm alarm) {
    AuditEntry entry = AuditEntry.of(action, by, "lane:" + alarm.lane()).with("kind", alarm.kind());
    audit.append(alarm.device().map(device -> entry.with("device", device)).orElse(entry));
  }
}
