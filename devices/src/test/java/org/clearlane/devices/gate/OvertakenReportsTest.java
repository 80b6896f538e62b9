// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Objects;
import org.clearlane.devices.DeviceRole;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneLog;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.osdp.MemoryGate;
import org.junit.jupiter.api.Test;

/** The answer about the inputs may be newer than reports that wait to be fetched. */
class OvertakenReportsTest {
  @Test
  void aChangeThatAnAnswerTellsBeforeItsReportIsToldOnce() {
    LaneLog log = new LaneLog();
    try (MemoryGate gate = new MemoryGate();
        LaneEquipment lane = gate.attach(log)) {
      await().until(() -> state(lane) == LinkState.ONLINE);
      gate.beforeInputs(
          () -> {
            gate.turnBack();
            gate.fire(true);
          });
      await().until(() -> log.count(GateEvent.Type.FIRE_RELEASE_ON) > 0);
      gate.tamper(true); // reported behind all the rest
      await().until(() -> log.count(GateEvent.Type.TAMPER_ON) > 0);
      assertThat(log.events())
          .containsExactlyInAnyOrder(
              GateEvent.Type.FIRE_RELEASE_ON, GateEvent.Type.DOOR_OPENED, GateEvent.Type.TAMPER_ON);
    }
  }

  private static LinkState state(LaneEquipment lane) {
    return Objects.requireNonNull(lane.status().get(DeviceRole.GATE)).state();
  }
}
