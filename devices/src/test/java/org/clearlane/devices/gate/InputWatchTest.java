// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.clearlane.devices.GateEvent.Type.DOOR_CLOSED;
import static org.clearlane.devices.GateEvent.Type.DOOR_OPENED;
import static org.clearlane.devices.GateEvent.Type.PASSAGE_SENSED;
import static org.clearlane.devices.GateEvent.Type.TAILGATING_SENSED;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.clearlane.devices.GateEvent;
import org.junit.jupiter.api.Test;

class InputWatchTest {
  private static final int SENSOR = 0;
  private static final int LATCH = 1;
  private static final int DOOR = 2;

  private final List<GateEvent.Type> events = new ArrayList<>();
  private final InputWatch watch = new InputWatch(event -> events.add(event.type()));

  @Test
  void aLatchThatWasSetBeforeIsNoCrossing() {
    settle(LATCH, DOOR);
    assertThat(events).containsExactly(DOOR_OPENED);
  }

  @Test
  void aCrossingBehindTheServersBackIsToldWhenTheGateIsBack() {
    settle();
    watch.reportsInterrupted();
    settle(LATCH);
    assertThat(events).containsExactly(PASSAGE_SENSED);
  }

  @Test
  void aStaleReportIsNoCrossing() {
    settle();
    watch.answer(inputs(LATCH)); // asked after a crossing
    watch.answer(inputs()); // asked after the reset
    watch.report(inputs(SENSOR, LATCH)); // what the controller had queued meanwhile
    watch.report(inputs(LATCH));
    watch.report(inputs());
    settle();
    assertThat(events).containsExactly(PASSAGE_SENSED);
  }

  @Test
  void aDoorThatOpensAndClosesBetweenTwoPollsIsTold() {
    settle();
    watch.answer(inputs());
    watch.report(inputs(DOOR));
    watch.report(inputs());
    assertThat(events).containsExactly(DOOR_OPENED, DOOR_CLOSED);
  }

  @Test
  void onlyASecondPersonTailgates() {
    watch.report(inputs());
    watch.report(inputs(SENSOR, LATCH));
    watch.report(inputs(LATCH));
    assertThat(events).isEmpty();
    watch.report(inputs(SENSOR, LATCH));
    assertThat(events).containsExactly(TAILGATING_SENSED);
  }

  @Test
  void afterAGapInTheReportsNobodyIsAccused() {
    watch.report(inputs(LATCH));
    watch.reportsInterrupted();
    watch.report(inputs(SENSOR, LATCH));
    assertThat(events).isEmpty();
  }

  @Test
  void doorOpeningsThatWereOnlyCountedAreTold() {
    watch.doorOpened(2);
    watch.report(inputs());
    assertThat(events).containsExactly(DOOR_OPENED, DOOR_CLOSED, DOOR_OPENED, DOOR_CLOSED);
  }

  /** Answered, and nothing is reported afterwards. */
  private void settle(int... active) {
    watch.answer(inputs(active));
    watch.settled(inputs(active));
  }

  private static GateContacts inputs(int... active) {
    BitSet set = new BitSet();
    for (int input : active) {
      set.set(input);
    }
    return new GateContacts(set.get(SENSOR), set.get(LATCH), set.get(DOOR), false, false, false);
  }
}
