// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What is attached where in one lane.
 *
 * @param lane the lane's code; names threads and log lines
 * @param scanner the bar code scanner on a port of this server, if there is one
 * @param gate the gate on a port of this server; empty if a lane controller moves it
 * @param remote the devices that hang on the lane controller
 */
public record LaneWiring(
    String lane,
    Optional<ScannerWiring> scanner,
    Optional<GateConnection> gate,
    Set<DeviceRole> remote) {
  /**
   * @throws IllegalArgumentException if the code is blank, two devices share a port, or a device is
   *     missing or attached twice
   */
  public LaneWiring {
    remote = Set.copyOf(remote);
    if (lane.isBlank()) {
      throw new IllegalArgumentException("a lane needs a code");
    }
    if (scanner.isPresent()
        && gate.isPresent()
        && scanner.get().port().path().equals(gate.get().port().path())) {
      throw new IllegalArgumentException("scanner and gate of a lane cannot share a port");
    }
    if (gate.isPresent() == remote.contains(DeviceRole.GATE)) {
      throw new IllegalArgumentException("a lane has one gate");
    }
    if (scanner.isPresent() && remote.contains(DeviceRole.SCANNER)) {
      throw new IllegalArgumentException("a lane has at most one scanner");
    }
  }

  /** A lane whose devices hang on this server's ports. */
  public LaneWiring(String lane, Optional<ScannerWiring> scanner, GateConnection gate) {
    this(lane, scanner, Optional.of(gate), Set.of());
  }

  /**
   * The wiring that a set-up asks for.
   *
   * @param keys where the keys of secure channels are kept, by device
   * @throws IllegalArgumentException naming the device that is missing, of the wrong kind or on the
   *     port of another, or the line of a gate profile that cannot be used
   */
  public static LaneWiring of(
      String lane, Map<DeviceRole, DeviceSetUp> devices, Function<DeviceRole, ChannelKeys> keys) {
    Optional<ScannerWiring> scanner = Optional.empty();
    Optional<GateConnection> gate = Optional.empty();
    Set<DeviceRole> remote = EnumSet.noneOf(DeviceRole.class);
    for (Map.Entry<DeviceRole, DeviceSetUp> device : devices.entrySet()) {
      DeviceRole role = device.getKey();
      DeviceSetUp setUp = device.getValue();
      if (!setUp.driver().drives(role)) {
        throw new IllegalArgumentException(role + " cannot have the driver " + setUp.driver());
      }
      switch (setUp.driver()) {
        case CONTROLLER -> remote.add(role);
        case OSDP ->
            gate =
                Optional.of(
                    new GateWiring(
                        setUp.serial(),
                        setUp.address(),
                        GateMap.DEFAULT,
                        setUp.security(),
                        Optional.of(keys.apply(role))));
        case MODBUS ->
            gate =
                Optional.of(
                    new ModbusGateWiring(
                        new SerialSettings(
                            setUp.port().orElseThrow(),
                            setUp.baudRate(),
                            SerialSettings.Parity.valueOf(setUp.option("parity"))),
                        setUp.address(),
                        GateProfiles.find(setUp.option("profile"))));
        case TEXT ->
            scanner =
                Optional.of(
                    new ScannerWiring(
                        setUp.serial(), Duration.ofMillis(setUp.number("duplicateMillis"))));
      }
    }
    if (!devices.containsKey(DeviceRole.GATE)) {
      throw new IllegalArgumentException("GATE is missing");
    }
    return new LaneWiring(lane, scanner, gate, remote);
  }
}
