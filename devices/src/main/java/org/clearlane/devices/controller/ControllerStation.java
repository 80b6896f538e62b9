// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clearlane.devices.CommandResult;
import org.clearlane.devices.ControllerCommand;
import org.clearlane.devices.ControllerEvent;
import org.clearlane.devices.ControllerEvent.Sensed;
import org.clearlane.devices.ControllerHello;
import org.clearlane.devices.ControllerReport;
import org.clearlane.devices.ControllerWelcome;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.Gate;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneController;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.ScannedCode;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.StopSignal;
import org.jspecify.annotations.Nullable;

/** Where a lane's controller is heard, and those of the lane's devices that it has. */
public final class ControllerStation implements LaneController, AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);

  /** Three heartbeats are lost: a lane that cannot reach its gate must not take travellers. */
  private static final Duration SILENCE = HEARTBEAT.multipliedBy(3);

  /** A clock that is further off is told as a fault: evidence loses its order. */
  private static final Duration SKEW = Duration.ofSeconds(2);

  private static final long LOOK_NANOS = Duration.ofMillis(250).toNanos();

  private final LaneListener listener;
  private final Map<DeviceRole, LinkHealth> health = new EnumMap<>(DeviceRole.class);
  private final CommandQueue commands = new CommandQueue();
  private final ControllerGate gate = new ControllerGate(commands);
  private final StopSignal stop = new StopSignal();
  private final Thread watch;
  private Duration ahead = Duration.ZERO;
  private long heardAt = System.nanoTime();
  private String boot = "";
  private long lastEvent;
  private boolean connected;
  private volatile boolean registered;
  private @Nullable ControllerReport report;

  /**
   * @param name of the lane, for thread and log
   * @param roles which devices hang on the controller
   */
  public ControllerStation(String name, Set<DeviceRole> roles, LaneListener listener) {
    this.listener = listener;
    add(name, DeviceRole.CONTROLLER);
    roles.forEach(role -> add(name, role));
    // A daemon that only looks at the clock: it waits for nothing that could hold it.
    watch = Thread.ofPlatform().daemon().name(name + "-controller").unstarted(this::watch);
  }

  private void add(String name, DeviceRole role) {
    String full = name + "-" + role.name().toLowerCase(java.util.Locale.ROOT);
    health.put(role, new LinkHealth(full, role, listener::deviceChanged));
  }

  /** The gate that the controller moves. */
  public Gate gate() {
    return gate;
  }

  /** The status of the controller and of its devices; nothing where a lane needs no controller. */
  public Map<DeviceRole, DeviceStatus> status() {
    if (health.size() == 1 && !registered) {
      return Map.of();
    }
    Map<DeviceRole, DeviceStatus> status = new EnumMap<>(DeviceRole.class);
    health.forEach((role, link) -> status.put(role, link.status()));
    return status;
  }

  @Override
  public synchronized ControllerWelcome register(ControllerHello hello) {
    String session = commands.begin();
    if (!registered) {
      registered = true;
      watch.start();
    }
    lastEvent = hello.boot().equals(boot) ? lastEvent : 0;
    boot = hello.boot();
    report = new ControllerReport(hello.clock(), Map.of());
    heard(hello.clock());
    // What it is to show at once comes after the newest command that it is told of.
    ControllerWelcome welcome = welcome(session);
    gate.begin(hello.entryDoor());
    return welcome;
  }

  @Override
  public synchronized ControllerWelcome heartbeat(String session, ControllerReport told) {
    commands.require(session);
    report = told;
    heard(told.clock());
    return welcome(session);
  }

  @Override
  public synchronized boolean tell(String session, ControllerEvent event) {
    commands.require(session);
    spoke();
    if (event.number() <= lastEvent) {
      return false;
    }
    lastEvent = event.number();
    Instant at = serverTime(event);
    if (!event.fresh(at)) {
      if (event.what() instanceof Sensed.AtGate(GateEvent.Type type) && type.lasting()) {
        listener.gateStands(new GateEvent(type, at));
      }
      return false;
    }
    switch (event.what()) {
      case Sensed.Code(String text) -> listener.codeRead(new ScannedCode(text, at));
      case Sensed.AtGate(GateEvent.Type type) -> listener.gateChanged(new GateEvent(type, at));
    }
    return true;
  }

  @Override
  public List<ControllerCommand> commands(String session, long after, Duration atMost)
      throws InterruptedException {
    commands.require(session);
    spoke();
    return commands.take(session, after, atMost);
  }

  @Override
  public void done(String session, CommandResult result) {
    commands.require(session);
    spoke();
    commands.done(result);
  }

  @Override
  public synchronized String boot(String session) {
    commands.require(session);
    return boot;
  }

  @Override
  public synchronized Instant serverTime(ControllerEvent event) {
    Instant at = event.at().minus(ahead);
    Instant now = Instant.now();
    return at.isAfter(now) ? now : at;
  }

  @Override
  public void close() {
    commands.end();
    stop.raise();
    synchronized (this) {
      connected = false;
      health.values().forEach(link -> link.enter(LinkState.OFFLINE, "detached"));
    }
  }

  private ControllerWelcome welcome(String session) {
    return new ControllerWelcome(session, Instant.now(), ahead, HEARTBEAT, commands.last());
  }

  private void heard(Instant clock) {
    ahead = Duration.between(Instant.now(), clock);
    connected = true;
    spoke();
    LinkHealth controller = link(DeviceRole.CONTROLLER);
    if (ahead.abs().compareTo(SKEW) > 0) {
      controller.enter(LinkState.DEGRADED, "clock is off by " + ahead.toSeconds() + " s");
    } else {
      controller.enter(LinkState.ONLINE);
    }
    health.forEach(this::show);
  }

  private void show(DeviceRole role, LinkHealth link) {
    if (role == DeviceRole.CONTROLLER) {
      return;
    }
    ControllerReport.@Nullable Device device = report == null ? null : report.devices().get(role);
    if (device == null) {
      link.enter(LinkState.OFFLINE, "the controller reports no such device");
      return;
    }
    link.seen();
    Optional<String> error = device.error();
    if (error.isPresent()) {
      link.enter(device.state(), error.get());
    } else {
      link.enter(device.state());
    }
  }

  private synchronized void spoke() {
    heardAt = System.nanoTime();
    link(DeviceRole.CONTROLLER).seen();
  }

  private LinkHealth link(DeviceRole role) {
    return java.util.Objects.requireNonNull(health.get(role));
  }

  private void watch() {
    while (!stop.raisedWithin(LOOK_NANOS)) {
      synchronized (this) {
        if (connected && System.nanoTime() - heardAt > SILENCE.toNanos()) {
          connected = false;
          // Nobody will fetch what waits: whoever waits for it must learn that now.
          commands.end();
          health
              .values()
              .forEach(
                  link ->
                      link.enter(
                          LinkState.OFFLINE, "nothing heard for " + SILENCE.toMillis() + " ms"));
        }
      }
    }
  }
}
