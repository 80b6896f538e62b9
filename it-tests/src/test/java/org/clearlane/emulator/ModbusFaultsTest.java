// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.Gate;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneLog;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.PulseResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gate contract leaves open, over Modbus RTU and a pseudo-terminal. */
class ModbusFaultsTest {
  private static final Duration SOON = Duration.ofSeconds(5);

  @TempDir private Path directory;

  private final LaneLog log = new LaneLog();
  private EmulatedGate rig;
  private LaneEquipment lane;
  private Gate gate;

  @BeforeEach
  void attach() {
    rig = EmulatedGate.modbus(directory);
    lane = rig.attach(log);
    gate = lane.gate();
    await().atMost(SOON).until(() -> state() == LinkState.ONLINE);
  }

  @AfterEach
  void detach() {
    lane.close();
    rig.close();
  }

  @Test
  void aWrongCheckSumIsNoReply() {
    rig.gate().faults().corruptReplies(2);
    assertThat(gate.openForOne(Duration.ofSeconds(5))).isInstanceOf(PulseResult.Opened.class);
    assertThat(rig.doorPulses()).isOne();
  }

  @Test
  void aLostByteIsNoReply() {
    rig.gate().faults().cutReplies(2);
    assertThat(gate.openForOne(Duration.ofSeconds(5))).isInstanceOf(PulseResult.Opened.class);
    assertThat(rig.doorPulses()).isOne();
  }

  @Test
  void aStuckDoorIsSeenToStayShut() {
    rig.gate().stuck(true);
    assertThat(gate.openForOne(Duration.ofMillis(500))).isInstanceOf(PulseResult.Opened.class);
    rig.gate().presence(true);
    await().atMost(SOON).until(() -> log.count(GateEvent.Type.PRESENCE_ON) == 1);
    assertThat(log.count(GateEvent.Type.DOOR_OPENED)).isZero();
    rig.gate().stuck(false);
  }

  @Test
  void presenceAndTheFarDoorAreTold() {
    rig.gate().presence(true);
    rig.gate().entryDoor(true);
    await().atMost(SOON).until(() -> log.count(GateEvent.Type.ENTRY_DOOR_OPENED) == 1);
    rig.gate().presence(false);
    rig.gate().entryDoor(false);
    await().atMost(SOON).until(() -> log.count(GateEvent.Type.ENTRY_DOOR_CLOSED) == 1);
    await().atMost(SOON).until(() -> log.count(GateEvent.Type.PRESENCE_OFF) == 1);
  }

  @Test
  void textAndToneAreGivenOnceAndTheTextAgainAfterARestart() {
    gate.prompt("See an officer");
    gate.signal(LaneSignal.REFER);
    await().atMost(SOON).until(() -> rig.lamp().equals("RED"));
    await().atMost(SOON).until(() -> rig.gate().status().text().equals("See an officer"));
    rig.restartController();
    await().atMost(SOON).until(() -> rig.lamp().equals("RED"));
    assertThat(rig.gate().status().buzzes()).isOne();
  }

  @Test
  void aDoorThatTheServerLeavesClosesByItself() {
    assertThat(gate.openForOne(Duration.ofSeconds(1))).isInstanceOf(PulseResult.Opened.class);
    lane.close();
    assertThat(rig.doorOpen()).isTrue();
    await().atMost(SOON).until(() -> !rig.doorOpen());
  }

  private LinkState state() {
    return Objects.requireNonNull(lane.status().get(DeviceRole.GATE)).state();
  }
}
