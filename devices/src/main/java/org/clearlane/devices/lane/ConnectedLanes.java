// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.lane;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clearlane.devices.DevicesException;
import org.clearlane.devices.GateConnection;
import org.clearlane.devices.LaneDevices;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.PortTakenException;
import org.clearlane.devices.gate.GateBus;
import org.clearlane.devices.osdp.OsdpTiming;
import org.clearlane.devices.serial.LinkOpener;
import org.clearlane.devices.serial.MachinePorts;

/** All attached lanes of this server. A bean, and usable without a container as well. */
@ApplicationScoped
public class ConnectedLanes implements LaneDevices {
  private final LinkOpener opener;
  private final OsdpTiming timing;
  private final Map<String, AttachedLane> lanes = new HashMap<>();
  private final Set<String> ports = new HashSet<>();
  private final Map<String, GateBus> buses = new HashMap<>();
  private boolean stopped;

  /** Lanes on this machine's serial ports. */
  public ConnectedLanes() {
    this(new MachinePorts(), OsdpTiming.STANDARD);
  }

  ConnectedLanes(LinkOpener opener, OsdpTiming timing) {
    this.opener = opener;
    this.timing = timing;
  }

  @Override
  public LaneEquipment attach(LaneWiring wiring, LaneListener listener) {
    synchronized (lanes) {
      if (stopped) {
        throw new DevicesException("the devices are being shut down");
      }
      if (lanes.containsKey(wiring.lane())) {
        throw new DevicesException("lane " + wiring.lane() + " is attached already");
      }
      wiring.ownPorts().forEach(this::requireFree);
      Optional<GateBus> bus = wiring.gate().map(this::bus);
      AttachedLane lane = new AttachedLane(wiring, listener, opener, timing, () -> detach(wiring));
      lanes.put(wiring.lane(), lane);
      ports.addAll(wiring.ownPorts());
      lane.served().ifPresent(gate -> bus.orElseThrow().join(gate));
      lane.start();
      return lane;
    }
  }

  /** The bus of a gate, which begins with its first gate. */
  private GateBus bus(GateConnection gate) {
    String path = gate.port().path();
    GateBus bus = buses.get(path);
    if (bus == null) {
      requireFree(path);
      bus = new GateBus(gate.driver(), gate.port(), opener, timing.silence());
      buses.put(path, bus);
      bus.start();
      return bus;
    }
    if (bus.protocol() != gate.driver() || !bus.port().equals(gate.port())) {
      throw new PortTakenException(
          "port " + path + " is in use with another driver, rate or parity");
    }
    if (bus.has(gate.address()) || bus.full()) {
      throw new PortTakenException(
          "address " + gate.address() + " on port " + path + " belongs to another lane");
    }
    return bus;
  }

  private void requireFree(String path) {
    if (ports.contains(path) || buses.containsKey(path)) {
      throw new PortTakenException("port " + path + " belongs to another lane");
    }
  }

  /** Detaches every lane. */
  @PreDestroy
  public void close() {
    List<AttachedLane> open;
    synchronized (lanes) {
      stopped = true;
      open = List.copyOf(lanes.values());
      buses.values().forEach(GateBus::stop);
    }
    open.forEach(AttachedLane::stop);
    open.forEach(AttachedLane::close);
  }

  private void detach(LaneWiring wiring) {
    Optional<GateBus> unused = Optional.empty();
    synchronized (lanes) {
      AttachedLane lane = lanes.remove(wiring.lane());
      if (lane == null) {
        return;
      }
      wiring.ownPorts().forEach(ports::remove);
      if (wiring.gate().isPresent() && lane.served().isPresent()) {
        String path = wiring.gate().get().port().path();
        GateBus bus = buses.get(path);
        if (bus != null && bus.leave(lane.served().get())) {
          buses.remove(path);
          unused = Optional.of(bus);
        }
      }
    }
    unused.ifPresent(GateBus::close);
  }
}
