// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What is attached where in one lane.
 *
 * @param lane the lane's code; names threads and log lines
 * @param scanner the bar code scanner on a port of this server, if there is one
 * @param gate the gate on a port of this server; empty if a lane controller moves it
 * @param documentReader the reader of machine-readable zones, if there is one
 * @param fingerprintSensor the fingerprint sensor on a port of this server, if there is one
 * @param remote the devices that hang on the lane controller
 */
public record LaneWiring(
    String lane,
    Optional<ScannerWiring> scanner,
    Optional<GateConnection> gate,
    Optional<DocumentReaderWiring> documentReader,
    Optional<FingerprintWiring> fingerprintSensor,
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
    List<String> ports =
        Stream.concat(
                ports(scanner, documentReader, fingerprintSensor).stream(),
                gate.stream().map(at -> at.port().path()))
            .toList();
    if (ports.stream().distinct().count() < ports.size()) {
      throw new IllegalArgumentException("devices of a lane cannot share a port");
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
    this(lane, scanner, Optional.of(gate), Optional.empty(), Optional.empty(), Set.of());
  }

  /** This lane with a document reader. */
  public LaneWiring with(DocumentReaderWiring reader) {
    return new LaneWiring(lane, scanner, gate, Optional.of(reader), fingerprintSensor, remote);
  }

  /** The ports that belong to this lane alone. */
  public List<String> ownPorts() {
    return ports(scanner, documentReader, fingerprintSensor);
  }

  private static List<String> ports(
      Optional<ScannerWiring> scanner,
      Optional<DocumentReaderWiring> documentReader,
      Optional<FingerprintWiring> fingerprintSensor) {
    return Stream.of(
            scanner.map(ScannerWiring::port),
            documentReader.map(DocumentReaderWiring::port),
            fingerprintSensor.map(FingerprintWiring::port))
        .flatMap(Optional::stream)
        .map(SerialSettings::path)
        .toList();
  }

  /** This lane with a fingerprint sensor. */
  public LaneWiring with(FingerprintWiring sensor) {
    return new LaneWiring(lane, scanner, gate, documentReader, Optional.of(sensor), remote);
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
    Optional<DocumentReaderWiring> documentReader = Optional.empty();
    Optional<FingerprintWiring> fingerprintSensor = Optional.empty();
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
                        GateMap.of(setUp),
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
        case ZFM -> fingerprintSensor = Optional.of(FingerprintWiring.of(setUp));
        case TEXT, HONEYWELL, NEWLAND, ZEBRA_SSI ->
            scanner = Optional.of(ScannerOptions.wiring(setUp));
        case ELYCTIS ->
            documentReader =
                Optional.of(
                    new DocumentReaderWiring(setUp.serial(), new DocumentReaderWiring.Elyctis()));
        case MRZ_TEXT ->
            documentReader =
                Optional.of(
                    new DocumentReaderWiring(
                        setUp.serial(),
                        new DocumentReaderWiring.Framed(
                            setUp.number("start"), setUp.number("end"))));
      }
    }
    if (!devices.containsKey(DeviceRole.GATE)) {
      throw new IllegalArgumentException("GATE is missing");
    }
    return new LaneWiring(lane, scanner, gate, documentReader, fingerprintSensor, remote);
  }
}
