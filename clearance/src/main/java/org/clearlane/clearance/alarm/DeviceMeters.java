// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.alarm;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.clearlane.clearance.LaneId;
import org.clearlane.clearance.LaneView;
import org.clearlane.clearance.Lanes;
import org.clearlane.clearance.UnknownLaneException;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.LinkState;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Counts devices by class and state, and what happens on their lines by class. Looks every two
 * seconds; lanes are no labels, so that a large port has as many series as a small one.
 */
@ApplicationScoped
class DeviceMeters {
  private static final System.Logger LOG = System.getLogger(DeviceMeters.class.getName());
  private static final long LOOK_SECONDS = 2;

  private static final Metadata DEVICES = metadata("devices", "Devices, by class and state");
  private static final Metadata SENT = metadata("device_messages_sent", "Messages to devices");
  private static final Metadata RECEIVED =
      metadata("device_messages_received", "Intact messages of devices");
  private static final Metadata DAMAGED =
      metadata(
          "device_messages_damaged", "Messages of devices with a wrong check, or not readable");
  private static final Metadata UNANSWERED =
      metadata("device_replies_missed", "Answers of devices that did not come in time");
  private static final Metadata RECONNECTS =
      metadata("device_reconnects", "Openings of devices' lines after a loss");

  private record Group(Authority authority, DeviceRole device, LinkState state) {}

  private record Line(Authority authority, LaneId lane, DeviceRole device) {}

  private @Inject Lanes lanes;
  private @Inject MetricRegistry registry;
  @Resource private ManagedScheduledExecutorService scheduler;

  private final Map<Group, AtomicLong> devices = new ConcurrentHashMap<>();
  private final Map<Line, LineCounts> counted = new ConcurrentHashMap<>();
  private final List<Future<?>> jobs = new CopyOnWriteArrayList<>();

  void start(@Observes Authorities.Ready event) {
    Authority authority = event.authority();
    for (DeviceRole device : DeviceRole.values()) {
      for (LinkState state : LinkState.values()) {
        show(new Group(authority, device, state));
      }
    }
    jobs.add(
        scheduler.scheduleWithFixedDelay(
            () -> look(authority), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS));
  }

  @PreDestroy
  void stop() {
    jobs.forEach(job -> job.cancel(false));
  }

  private void show(Group group) {
    AtomicLong number = devices.computeIfAbsent(group, _ -> new AtomicLong());
    registry.gauge(
        DEVICES,
        number,
        AtomicLong::get,
        new Tag("authority", group.authority().code()),
        device(group.device()),
        new Tag("state", lower(group.state())));
  }

  private void look(Authority authority) {
    try {
      AuthorityContext.run(authority, () -> count(authority));
    } catch (RuntimeException e) {
      // Tried again soon: a thrown exception would end the job.
      LOG.log(Level.WARNING, "devices of " + authority + " cannot be counted", e);
    }
  }

  private void count(Authority authority) {
    Map<Group, Long> now = new HashMap<>();
    for (LaneView lane : lanes.board()) {
      LaneId id = lane.configuration().id();
      reports(id)
          .forEach(
              (device, report) -> {
                now.merge(new Group(authority, device, report.status().state()), 1L, Long::sum);
                count(new Line(authority, id, device), LineCounts.of(report));
              });
    }
    devices.forEach(
        (group, number) -> {
          if (group.authority().equals(authority)) {
            number.set(now.getOrDefault(group, 0L));
          }
        });
  }

  private Map<DeviceRole, DeviceReport> reports(LaneId lane) {
    try {
      return lanes.devices(lane);
    } catch (UnknownLaneException e) {
      return Map.of(); // it is just being set up anew
    }
  }

  private void count(Line line, LineCounts total) {
    LineCounts before = counted.put(line, total);
    LineCounts more = total.since(before == null ? LineCounts.NONE : before);
    Tag authority = new Tag("authority", line.authority().code());
    Tag device = device(line.device());
    registry.counter(SENT, authority, device).inc(more.sent());
    registry.counter(RECEIVED, authority, device).inc(more.received());
    registry.counter(DAMAGED, authority, device).inc(more.damaged());
    registry.counter(UNANSWERED, authority, device).inc(more.unanswered());
    registry.counter(RECONNECTS, authority, device).inc(more.reconnects());
  }

  private static Metadata metadata(String name, String description) {
    return Metadata.builder().withName("clearlane_" + name).withDescription(description).build();
  }

  private static Tag device(DeviceRole device) {
    return new Tag("device", lower(device));
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}
