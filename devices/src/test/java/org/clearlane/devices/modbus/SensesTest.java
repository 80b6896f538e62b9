// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearlane.devices.GateEvent.Type.DOOR_CLOSED;
import static org.clearlane.devices.GateEvent.Type.DOOR_OPENED;
import static org.clearlane.devices.GateEvent.Type.ENTRY_DOOR_CLOSED;
import static org.clearlane.devices.GateEvent.Type.ENTRY_DOOR_OPENED;
import static org.clearlane.devices.GateEvent.Type.PASSAGE_SENSED;
import static org.clearlane.devices.GateEvent.Type.PRESENCE_OFF;
import static org.clearlane.devices.GateEvent.Type.PRESENCE_ON;
import static org.clearlane.devices.GateEvent.Type.TAILGATING_SENSED;

import com.ghgande.j2mod.modbus.msg.ReadInputRegistersResponse;
import com.ghgande.j2mod.modbus.procimg.InputRegister;
import com.ghgande.j2mod.modbus.procimg.SimpleInputRegister;
import java.util.ArrayList;
import java.util.List;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.GateProfile;
import org.clearlane.devices.TestProfiles;
import org.clearlane.devices.gate.InputWatch;
import org.junit.jupiter.api.Test;

class SensesTest {
  private static final String CONTACTS =
      """
      door.pulse = holding:5
      latch.reset = coil:1
      input.latch = input:0.1
      input.door = input:0.2
      input.passage = input:0.0
      input.entry-door = input:0.3
      input.presence = input:0.4
      """;
  private static final int PASSAGE = 1;
  private static final int LATCH = 2;
  private static final int DOOR = 4;
  private static final int ENTRY_DOOR = 8;
  private static final int PRESENCE = 16;
  private static final int TAILGATING = 32;

  private final List<GateEvent.Type> events = new ArrayList<>();

  @Test
  void aDoorThatMovedBetweenTwoLooksIsKnownFromItsCounter() {
    Reader reader = new Reader(CONTACTS + "count.door = input:1");
    reader.read(0, 7);
    reader.read(0, 9);
    reader.read(DOOR, 10);
    reader.read(DOOR, 11);
    reader.read(0, 11);
    assertThat(events)
        .containsExactly(
            DOOR_OPENED,
            DOOR_CLOSED,
            DOOR_OPENED,
            DOOR_CLOSED,
            DOOR_OPENED,
            DOOR_CLOSED,
            DOOR_OPENED,
            DOOR_CLOSED);
  }

  @Test
  void aCounterRunsOverAndStartsAgain() {
    Reader reader = new Reader(CONTACTS + "count.door = input:1");
    reader.read(0, 0xFFFF);
    reader.read(0, 0);
    assertThat(events).as("one opening").containsExactly(DOOR_OPENED, DOOR_CLOSED);
    reader.read(0, 300);
    reader.read(0, 1);
    assertThat(events).as("nobody knows what a restart hid").hasSize(2);
  }

  @Test
  void everySecondPersonIsCounted() {
    Reader reader = new Reader(CONTACTS + "count.tailgating = input:1");
    reader.read(LATCH, 1);
    reader.read(LATCH | PASSAGE, 3);
    assertThat(events).containsExactly(TAILGATING_SENSED, TAILGATING_SENSED);
  }

  @Test
  void aTailgatingContactIsToldWhenItComesOn() {
    Reader reader = new Reader(CONTACTS + "input.tailgating = input:0.5");
    reader.read(LATCH, 0);
    reader.read(LATCH | PASSAGE, 0);
    assertThat(events).as("the controller knows better").isEmpty();
    reader.read(LATCH | TAILGATING, 0);
    reader.read(LATCH | TAILGATING, 0);
    assertThat(events).containsExactly(TAILGATING_SENSED);
  }

  @Test
  void withoutEitherTailgatingIsInferredFromTheSensor() {
    Reader reader = new Reader(CONTACTS);
    reader.read(PASSAGE, 0);
    reader.read(PASSAGE | LATCH, 0);
    reader.read(LATCH, 0);
    assertThat(events).containsExactly(PASSAGE_SENSED);
    reader.read(LATCH | PASSAGE, 0);
    assertThat(events).containsExactly(PASSAGE_SENSED, TAILGATING_SENSED);
  }

  @Test
  void presenceAndTheFarDoorAreTold() {
    Reader reader = new Reader(CONTACTS);
    reader.read(PRESENCE, 0);
    reader.read(PRESENCE | ENTRY_DOOR, 0);
    reader.read(0, 0);
    assertThat(events)
        .containsExactly(PRESENCE_ON, ENTRY_DOOR_OPENED, ENTRY_DOOR_CLOSED, PRESENCE_OFF);
  }

  /** Reads the two input registers. */
  private final class Reader {
    private final GateProfile profile;
    private final Senses senses;

    Reader(String text) {
      profile = TestProfiles.parse(text);
      senses = new Senses(profile, new InputWatch(event -> events.add(event.type())));
    }

    void read(int contacts, int count) {
      Snapshot now = new Snapshot(profile);
      InputRegister[] values = {new SimpleInputRegister(contacts), new SimpleInputRegister(count)};
      now.put(now.blocks().getFirst(), new ReadInputRegistersResponse(values));
      senses.read(now);
    }
  }
}
