// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.lane;

import static java.lang.System.Logger.Level.ERROR;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.clearlane.clearance.LaneConfiguration;
import org.clearlane.clearance.LaneId;
import org.clearlane.devices.DeviceRole;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;

/** Stores lane configurations, each change with its audit entry. */
@ApplicationScoped
@Transactional
public class LaneStore {
  private static final System.Logger LOG = System.getLogger(LaneStore.class.getName());

  private @Inject EntityManager entities;
  private @Inject AuditTrail audit;

  /** A stored lane. */
  record Stored(LaneConfiguration configuration, boolean open) {}

  Stored put(LaneConfiguration configuration, String by) {
    LaneEntity lane = entities.find(LaneEntity.class, configuration.id().code());
    if (lane == null) {
      lane = new LaneEntity(configuration.id());
      entities.persist(lane);
    }
    lane.configure(configuration);
    lane.setOpen(true);
    audit.append(
        AuditEntry.of("lane.configured", by, "lane:" + configuration.id())
            .with("direction", configuration.direction())
            .with("procedure", configuration.procedure())
            .with("maximum-fmr", configuration.maximumFmr()));
    return new Stored(configuration, true);
  }

  boolean setOpen(LaneId id, boolean open, String by) {
    LaneEntity lane = entities.find(LaneEntity.class, id.code());
    if (lane == null) {
      return false;
    }
    lane.setOpen(open);
    audit.append(AuditEntry.of(open ? "lane.opened" : "lane.closed", by, "lane:" + id));
    return true;
  }

  /**
   * The lanes that can be driven. One whose set-up has become unusable, for example because the
   * profile of its gate was taken away, is left out and told in the log: the others must start.
   */
  List<Stored> all() {
    return entities
        .createQuery("select l from LaneEntity l order by l.id", LaneEntity.class)
        .getResultStream()
        .flatMap(lane -> usable(lane).stream())
        .toList();
  }

  private static Optional<Stored> usable(LaneEntity lane) {
    try {
      return Optional.of(new Stored(lane.configuration(), lane.open()));
    } catch (IllegalArgumentException e) {
      LOG.log(ERROR, "lane {0} is not driven: {1}", lane.id(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Somebody tried a device of a closed lane. */
  void tested(LaneId id, DeviceRole device, boolean reachable, String by) {
    audit.append(
        AuditEntry.of("lane.device-tested", by, "lane:" + id)
            .with("device", device)
            .with("reachable", reachable));
  }

  void letOut(LaneId id, boolean opened, String by) {
    audit.append(
        AuditEntry.of("lane.entry-door-released", by, "lane:" + id).with("opened", opened));
  }

  /** Somebody crossed, or the fire release opened the gate, without a passage: told, not judged. */
  void uncontrolled(LaneId id, String what) {
    audit.append(
        AuditEntry.of("lane.uncontrolled-crossing", "lane:" + id, "lane:" + id)
            .with("event", what));
  }

  /**
   * Records what a lane controller sensed.
   *
   * @param fresh whether the lane is told as well and judges it; else this is all that remains
   * @return false if it is recorded already
   */
  boolean sensed(LaneId id, String boot, long number, String event, Instant at, boolean fresh) {
    int added =
        entities
            .createNativeQuery(
                "insert into clearance.controller_event"
                    + " (lane, boot, number, event, sensed_at, received_at)"
                    + " values (?1, ?2, ?3, ?4, ?5, ?6) on conflict do nothing")
            .setParameter(1, id.code())
            .setParameter(2, boot)
            .setParameter(3, number)
            .setParameter(4, event)
            .setParameter(5, Timestamp.from(at))
            .setParameter(6, Timestamp.from(Instant.now()))
            .executeUpdate();
    if (added > 0 && !fresh) {
      audit.append(
          AuditEntry.of("lane.event-told-late", "lane:" + id, "lane:" + id)
              .with("event", event)
              .with("sensed-at", at));
    }
    return added > 0;
  }
}
