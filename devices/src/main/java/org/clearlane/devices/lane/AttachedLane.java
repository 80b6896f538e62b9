// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.lane;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.DocumentReader;
import org.clearlane.devices.FingerprintSensor;
import org.clearlane.devices.FingerprintWiring;
import org.clearlane.devices.Gate;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneController;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.ModbusGateWiring;
import org.clearlane.devices.Scanner;
import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.controller.ControllerStation;
import org.clearlane.devices.document.ReaderSession;
import org.clearlane.devices.fingerprint.ZfmSensor;
import org.clearlane.devices.gate.BusMember;
import org.clearlane.devices.gate.CalledGate;
import org.clearlane.devices.gate.OsdpGate;
import org.clearlane.devices.modbus.ModbusGate;
import org.clearlane.devices.osdp.OsdpTiming;
import org.clearlane.devices.scanner.ScannerSession;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkOpener;
import org.clearlane.devices.serial.LinkSession;
import org.clearlane.devices.serial.PortOwner;

/** The devices of one lane, each with its port owner. */
final class AttachedLane implements LaneEquipment {
  private final SafeListener listener;
  private final Gate gate;
  private final Optional<BusMember> served;
  private final Optional<FingerprintSensor> fingerprintSensor;
  private final ControllerStation controller;
  private final Optional<ReaderSession> documentReader;
  private final Optional<ScannerSession> scanner;
  private final Map<DeviceRole, LinkHealth> health = new EnumMap<>(DeviceRole.class);
  private final List<PortOwner> owners;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  AttachedLane(
      LaneWiring wiring,
      LaneListener listener,
      LinkOpener opener,
      OsdpTiming timing,
      Runnable onClose) {
    this.listener = new SafeListener(wiring.lane(), listener);
    this.onClose = onClose;
    controller = new ControllerStation("lane-" + wiring.lane(), wiring.remote(), this.listener);
    List<PortOwner> found = new ArrayList<>();
    if (wiring.gate().isPresent()) {
      LinkHealth gateHealth = watch(wiring, DeviceRole.GATE);
      CalledGate<?, ?> called =
          switch (wiring.gate().get()) {
            case GateWiring at -> new OsdpGate(at, timing, gateHealth, this.listener::gateChanged);
            case ModbusGateWiring at ->
                new ModbusGate(at, timing.silence(), gateHealth, this.listener::gateChanged);
          };
      gate = called;
      served = Optional.of(called.member());
    } else {
      gate = controller.gate();
      served = Optional.empty();
    }
    scanner = wiring.scanner().map(at -> scanner(wiring, at, opener, found));
    documentReader =
        wiring
            .documentReader()
            .map(
                at ->
                    ReaderSession.of(
                        at,
                        watch(wiring, DeviceRole.DOCUMENT_READER),
                        this.listener::documentRead));
    documentReader.ifPresent(
        session ->
            found.add(
                owner(
                    wiring,
                    DeviceRole.DOCUMENT_READER,
                    wiring.documentReader().orElseThrow().port(),
                    opener,
                    session)));
    fingerprintSensor =
        wiring.fingerprintSensor().map(at -> fingerprintSensor(wiring, at, opener, found));
    owners = List.copyOf(found);
  }

  void start() {
    owners.forEach(PortOwner::start);
  }

  /** The gate that hangs on a bus of this server, if it does. */
  Optional<BusMember> served() {
    return served;
  }

  @Override
  public Gate gate() {
    return gate;
  }

  @Override
  public Optional<FingerprintSensor> fingerprintSensor() {
    return fingerprintSensor;
  }

  @Override
  public Scanner scanner() {
    return on -> scanner.ifPresent(session -> session.trigger(on));
  }

  @Override
  public LaneController controller() {
    return controller;
  }

  @Override
  public Optional<DocumentReader> documentReader() {
    return documentReader.map(session -> session);
  }

  @Override
  public Map<DeviceRole, DeviceStatus> status() {
    Map<DeviceRole, DeviceStatus> status = new EnumMap<>(DeviceRole.class);
    status.putAll(controller.status());
    health.forEach((role, link) -> status.put(role, link.status()));
    return Collections.unmodifiableMap(status);
  }

  @Override
  public Map<DeviceRole, DeviceReport> reports() {
    Map<DeviceRole, DeviceReport> reports = new EnumMap<>(DeviceRole.class);
    controller
        .status()
        .forEach(
            (role, status) ->
                reports.put(role, new DeviceReport(status, 0, 0, 0, 0, 0, List.of())));
    health.forEach((role, link) -> reports.put(role, link.report()));
    return Collections.unmodifiableMap(reports);
  }

  /** Lets the threads end without waiting for them. */
  void stop() {
    owners.forEach(PortOwner::stop);
    controller.close();
  }

  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    stop();
    owners.forEach(PortOwner::close);
    onClose.run();
    listener.mute();
  }

  private ScannerSession scanner(
      LaneWiring wiring, ScannerWiring at, LinkOpener opener, List<PortOwner> found) {
    LinkHealth scannerHealth = watch(wiring, DeviceRole.SCANNER);
    ScannerSession session = new ScannerSession(at, scannerHealth, listener::codeRead);
    found.add(owner(wiring, DeviceRole.SCANNER, at.port(), opener, session));
    return session;
  }

  private PortOwner owner(
      LaneWiring wiring,
      DeviceRole role,
      SerialSettings port,
      LinkOpener opener,
      LinkSession session) {
    LinkHealth watch = Objects.requireNonNull(health.get(role));
    return new PortOwner(name(wiring, role), port, opener, session, watch);
  }

  private FingerprintSensor fingerprintSensor(
      LaneWiring wiring, FingerprintWiring at, LinkOpener opener, List<PortOwner> found) {
    DeviceRole role = DeviceRole.FINGERPRINT_SENSOR;
    LinkHealth sensorHealth = watch(wiring, role);
    ZfmSensor sensor = new ZfmSensor(at, sensorHealth);
    found.add(new PortOwner(name(wiring, role), at.port(), opener, sensor.session(), sensorHealth));
    return sensor;
  }

  private LinkHealth watch(LaneWiring wiring, DeviceRole role) {
    LinkHealth link = new LinkHealth(name(wiring, role), role, listener::deviceChanged);
    health.put(role, link);
    return link;
  }

  private static String name(LaneWiring wiring, DeviceRole role) {
    return "lane-"
        + wiring.lane()
        + switch (role) {
          case GATE -> "-gate";
          case SCANNER -> "-scanner";
          case DOCUMENT_READER -> "-document-reader";
          case CONTROLLER -> "-controller";
          case FINGERPRINT_SENSOR -> "-finger";
        };
  }
}
