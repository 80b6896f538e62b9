// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.lane;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.clearlane.devices.DevicesException;
import org.clearlane.devices.LaneDevices;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
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
      List<String> wanted = paths(wiring);
      if (wanted.stream().anyMatch(ports::contains)) {
        throw new DevicesException(
            "a port of lane " + wiring.lane() + " belongs to another lane: " + wanted);
      }
      AttachedLane lane = new AttachedLane(wiring, listener, opener, timing, () -> detach(wiring));
      lanes.put(wiring.lane(), lane);
      ports.addAll(wanted);
      lane.start();
      return lane;
    }
  }

  /** Detaches every lane. */
  @PreDestroy
  public void close() {
    List<AttachedLane> open;
    synchronized (lanes) {
      stopped = true;
      open = List.copyOf(lanes.values());
    }
    open.forEach(AttachedLane::stop);
    open.forEach(AttachedLane::close);
  }

  private void detach(LaneWiring wiring) {
    synchronized (lanes) {
      if (lanes.remove(wiring.lane()) != null) {
        paths(wiring).forEach(ports::remove);
      }
    }
  }

  private static List<String> paths(LaneWiring wiring) {
    return Stream.concat(
            wiring.scanner().map(scanner -> scanner.port().path()).stream(),
            wiring.gate().map(gate -> gate.port().path()).stream())
        .toList();
  }
}
