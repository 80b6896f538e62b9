// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.clearlane.devices.ChannelSecurity;
import org.clearlane.devices.GateConnection;
import org.clearlane.devices.GateMap;
import org.clearlane.devices.GateRig;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.MachineLanes;
import org.clearlane.devices.ModbusGateWiring;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.TestProfiles;

/** The gate emulator behind a pseudo-terminal. */
final class EmulatedGate implements GateRig {
  private final GateEmulator gate;
  private final ChannelSecurity security;
  private final boolean modbus;
  private final MemoryKeys keys = new MemoryKeys();

  EmulatedGate(Path directory) {
    this(directory, ChannelSecurity.NONE);
  }

  private static final GateMap MAP =
      new GateMap(
          0,
          1,
          0,
          1,
          2,
          3,
          new GateMap.Extras(
              OptionalInt.of(2), OptionalInt.of(4), OptionalInt.of(5), OptionalInt.empty()));

  EmulatedGate(Path directory, ChannelSecurity security) {
    this.security = security;
    this.modbus = false;
    gate =
        new GateEmulator(
            0, Optional.of(directory.resolve("gate")), security != ChannelSecurity.NONE);
  }

  private EmulatedGate(GateEmulator gate) {
    this.gate = gate;
    this.security = ChannelSecurity.NONE;
    this.modbus = true;
  }

  /** A gate that speaks Modbus RTU as unit 17. */
  static EmulatedGate modbus(Path directory) {
    return new EmulatedGate(GateEmulator.modbus(17, Optional.of(directory.resolve("gate"))));
  }

  GateEmulator gate() {
    return gate;
  }

  @Override
  public LaneEquipment attach(LaneListener listener) {
    LaneWiring wiring = new LaneWiring("p1", Optional.empty(), modbus ? modbus() : osdp());
    return new MachineLanes().attach(wiring, listener);
  }

  private GateConnection osdp() {
    return new GateWiring(
        new SerialSettings(gate.path().toString(), 115_200), 0, MAP, security, Optional.of(keys));
  }

  private GateConnection modbus() {
    return new ModbusGateWiring(
        new SerialSettings(gate.path().toString(), 19_200), 17, TestProfiles.generic());
  }

  @Override
  public boolean doorOpen() {
    return gate.status().doorOpen();
  }

  @Override
  public long doorPulses() {
    return gate.status().doorPulses();
  }

  @Override
  public String lamp() {
    return gate.status().lamp();
  }

  @Override
  public boolean walkThrough() {
    return gate.walkThrough();
  }

  @Override
  public long admissions() {
    return gate.status().admissions();
  }

  @Override
  public boolean stepIn() {
    return gate.stepIn();
  }

  @Override
  public void tailgate() {
    gate.tailgate();
  }

  @Override
  public void turnBack() {
    gate.turnBack();
  }

  @Override
  public void fire(boolean on) {
    gate.fire(on);
  }

  @Override
  public void tamper(boolean on) {
    gate.tamper(on);
  }

  @Override
  public void loseCommands(int count) {
    gate.faults().loseCommands(count);
  }

  @Override
  public void loseReplies(int count) {
    gate.faults().loseReplies(count);
  }

  @Override
  public int repliesToLose() {
    return gate.faults().repliesToLose();
  }

  @Override
  public void busy(int count) {
    gate.faults().busy(count);
  }

  @Override
  public void delayReplies(Duration time) {
    gate.faults().delayReplies(time);
  }

  @Override
  public void noise(boolean on) {
    gate.faults().noise(on);
  }

  @Override
  public void split(boolean on) {
    gate.faults().split(on);
  }

  @Override
  public void refuseOutputs(boolean on) {
    gate.faults().refuseOutputs(on);
  }

  @Override
  public void restartController() {
    gate.restart();
  }

  @Override
  public void unplug() {
    gate.unplug();
  }

  @Override
  public void plugIn() {
    gate.plugIn();
  }

  @Override
  public void close() {
    gate.close();
  }
}
