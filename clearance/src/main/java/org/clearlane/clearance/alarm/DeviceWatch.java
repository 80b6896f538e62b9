// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.alarm;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.clearlane.clearance.Alarm.Kind;
import org.clearlane.clearance.LaneChanged;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.LaneView;
import org.clearlane.clearance.Lanes;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;

/**
 * Looks every second which devices are lost or poor, and raises or ends their alarms. A device that
 * is away for less than some seconds, as at a start or a change of set-up, alarms nobody.
 */
@ApplicationScoped
public class DeviceWatch {
  private static final System.Logger LOG = System.getLogger(DeviceWatch.class.getName());
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<Kind> KINDS = List.of(Kind.DEVICE_LOST, Kind.DEVICE_DEGRADED);

  private record Key(Authority authority, LaneId lane, DeviceRole device) {}

  private @Inject Lanes lanes;
  private @Inject StoredAlarms alarms;
  private @Inject Event<LaneChanged> laneChanged;
  @Resource private ManagedScheduledExecutorService scheduler;

  private final Map<Key, Optional<Kind>> told = new ConcurrentHashMap<>();
  private final List<Future<?>> jobs = new CopyOnWriteArrayList<>();

  void start(@Observes Authorities.Ready event) {
    Authority authority = event.authority();
    jobs.add(scheduler.scheduleWithFixedDelay(() -> look(authority), 1, 1, TimeUnit.SECONDS));
  }

  @PreDestroy
  void stop() {
    jobs.forEach(job -> job.cancel(false));
  }

  /** The current authority's lane has its devices attached anew: what was told of them is over. */
  public void renewed(LaneId lane) {
    Authority authority = AuthorityContext.current();
    alarms.endOfDevices(lane);
    told.keySet().removeIf(key -> key.authority().equals(authority) && key.lane().equals(lane));
  }

  private void look(Authority authority) {
    try {
      AuthorityContext.run(authority, () -> lanes.board().forEach(lane -> look(authority, lane)));
    } catch (RuntimeException e) {
      // Tried again in a second: the database may be away, and a thrown exception ends the job.
      LOG.log(Level.WARNING, "device alarms of " + authority + " cannot be kept", e);
    }
  }

  private void look(Authority authority, LaneView lane) {
    for (DeviceStatus device : lane.devices().values()) {
      LaneId id = lane.configuration().id();
      Key key = new Key(authority, id, device.role());
      Optional<Kind> kind = kind(device);
      boolean settled = kind.isEmpty() || device.since().plus(PATIENCE).isBefore(Instant.now());
      if (settled && !kind.equals(told.get(key))) {
        change(id, device.role(), kind);
        told.put(key, kind);
        laneChanged.fire(new LaneChanged(authority, id));
      }
    }
  }

  private void change(LaneId lane, DeviceRole device, Optional<Kind> kind) {
    KINDS.stream()
        .filter(other -> kind.filter(other::equals).isEmpty())
        .forEach(other -> alarms.end(lane, Optional.of(device), other));
    kind.ifPresent(now -> alarms.raise(lane, Optional.of(device), now));
  }

  private static Optional<Kind> kind(DeviceStatus device) {
    return switch (device.state()) {
      case ONLINE -> Optional.empty();
      case DEGRADED -> Optional.of(Kind.DEVICE_DEGRADED);
      case OFFLINE, CONNECTING -> Optional.of(Kind.DEVICE_LOST);
    };
  }
}
