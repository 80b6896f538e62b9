// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.GateContract;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.GateRig;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.ScannedCode;
import org.clearlane.devices.osdp.MemoryGate;
import org.junit.jupiter.api.Test;

/** The gate contract over a line in memory. */
class MemoryGateTest extends GateContract {
  private static final Duration SOON = Duration.ofSeconds(5);

  @Override
  protected GateRig rig() {
    return new MemoryGate();
  }

  @Test
  void aStatusThatIsTooShortSaysNothingOfTheInputsItLacks() {
    List<GateEvent.Type> events = new CopyOnWriteArrayList<>();
    LaneListener listener =
        new LaneListener() {
          @Override
          public void codeRead(ScannedCode code) {}

          @Override
          public void gateChanged(GateEvent event) {
            events.add(event.type());
          }

          @Override
          public void deviceChanged(DeviceStatus status) {}
        };
    try (MemoryGate gate = new MemoryGate();
        LaneEquipment _ = gate.attach(listener)) {
      gate.fire(true);
      await().atMost(SOON).until(() -> events.contains(GateEvent.Type.FIRE_RELEASE_ON));
      gate.reportShort();
      gate.tamper(true);
      await().atMost(SOON).until(() -> events.contains(GateEvent.Type.TAMPER_ON));
      assertThat(events)
          .doesNotContain(GateEvent.Type.FIRE_RELEASE_OFF, GateEvent.Type.DOOR_CLOSED);
    }
  }
}
