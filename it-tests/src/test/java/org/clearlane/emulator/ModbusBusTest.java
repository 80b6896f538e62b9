// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.DevicesException;
import org.clearlane.devices.GateConnection;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneLog;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.MachineLanes;
import org.clearlane.devices.ModbusGateWiring;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.TestProfiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several Modbus gates on one line. */
class ModbusBusTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  private final PseudoTerminal line = PseudoTerminal.open();
  private final List<GateModel> gates = List.of(new GateModel(), new GateModel());
  private final List<ModbusGateEmulator> units =
      List.of(
          new ModbusGateEmulator(gates.getFirst(), 3), new ModbusGateEmulator(gates.getLast(), 4));
  private final MachineLanes lanes = new MachineLanes();
  private final Thread thread = Thread.ofPlatform().daemon().name("bus").start(this::serve);
  private volatile boolean closed;

  @AfterEach
  void close() throws InterruptedException {
    lanes.close();
    closed = true;
    thread.join();
    line.close();
  }

  @Test
  void eachGateOpensItsOwnDoorAndAnAbsentOneIsOffline() {
    LaneEquipment three = lanes.attach(lane("three", modbus(3)), new LaneLog());
    LaneEquipment four = lanes.attach(lane("four", modbus(4)), new LaneLog());
    LaneEquipment absent = lanes.attach(lane("five", modbus(5)), new LaneLog());
    await().atMost(SOON).until(() -> state(three) == LinkState.ONLINE);
    await().atMost(SOON).until(() -> state(four) == LinkState.ONLINE);

    assertThat(four.gate().openForOne(Duration.ofSeconds(9)))
        .isInstanceOf(PulseResult.Opened.class);
    assertThat(gates.getLast().status().doorPulses()).isOne();
    assertThat(gates.getFirst().status().doorPulses()).isZero();

    await().atMost(SOON).until(() -> state(absent) == LinkState.OFFLINE);
    assertThat(Objects.requireNonNull(absent.status().get(DeviceRole.GATE)).lastError())
        .hasValueSatisfying(reason -> assertThat(reason).startsWith("no reply"));
    assertThat(state(three)).isEqualTo(LinkState.ONLINE);
    assertThat(three.gate().openForOne(Duration.ofSeconds(9)))
        .isInstanceOf(PulseResult.Opened.class);
  }

  @Test
  void aLineHasOneProtocolAndEachUnitOneLane() {
    lanes.attach(lane("three", modbus(3)), new LaneLog());
    assertThatExceptionOfType(DevicesException.class)
        .isThrownBy(() -> lanes.attach(lane("again", modbus(3)), new LaneLog()))
        .withMessageContaining("address 3");
    assertThatExceptionOfType(DevicesException.class)
        .isThrownBy(
            () -> lanes.attach(lane("osdp", GateWiring.at(line.path().toString())), new LaneLog()))
        .withMessageContaining("another driver");
  }

  private GateConnection modbus(int unit) {
    return new ModbusGateWiring(
        new SerialSettings(line.path().toString(), 19_200), unit, TestProfiles.generic());
  }

  private static LaneWiring lane(String code, GateConnection gate) {
    return new LaneWiring(code, Optional.empty(), gate);
  }

  private static LinkState state(LaneEquipment lane) {
    return Objects.requireNonNull(lane.status().get(DeviceRole.GATE)).state();
  }

  private void serve() {
    byte[] piece = new byte[256];
    while (!closed) {
      int count = line.read(piece, 10);
      gates.forEach(gate -> gate.tick(System.nanoTime()));
      for (ModbusGateEmulator unit : units) {
        unit.hear(piece, count);
        unit.next().flatMap(message -> unit.answer(message, false)).ifPresent(line::write);
      }
    }
  }
}
