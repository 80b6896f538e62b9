// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.time.Instant;
import java.util.BitSet;
import java.util.function.Consumer;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.GateEvent.Type;
import org.clearlane.devices.GateMap;
import org.clearlane.devices.osdp.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the gate controller says about its contacts into events. Used by the device thread.
 *
 * <p>A controller may queue its reports, so a report can be older than the answer to a question. A
 * stale report must not look like a crossing: latch, door and fire are taken from answers only, and
 * a report is the cause to ask. The short signal of the passage sensor is taken from the reports,
 * which are in order among themselves.
 */
final class InputWatch {
  private final GateMap map;
  private final Consumer<GateEvent> events;
  private @Nullable BitSet answered;
  private @Nullable BitSet reported;
  private boolean tamper;

  InputWatch(GateMap map, Consumer<GateEvent> events) {
    this.map = map;
    this.events = events;
  }

  /** The conversation began again: reports may be missing. */
  void reportsInterrupted() {
    reported = null;
  }

  /** The controller answered how its inputs are now. */
  void answer(Reply.InputStatus status) {
    BitSet before = answered;
    BitSet now = status.active();
    answered = now;
    if (before != null && !before.get(map.latchInput()) && now.get(map.latchInput())) {
      tell(Type.PASSAGE_SENSED);
    }
    BitSet last = before == null ? new BitSet() : before;
    edge(last, now, map.doorInput(), Type.DOOR_OPENED, Type.DOOR_CLOSED);
    edge(last, now, map.fireInput(), Type.FIRE_RELEASE_ON, Type.FIRE_RELEASE_OFF);
  }

  /** The controller reported by itself that inputs changed. */
  void report(Reply.InputStatus status) {
    BitSet before = reported;
    BitSet now = status.active();
    reported = now;
    if (before != null
        && before.get(map.latchInput())
        && now.get(map.latchInput())
        && !before.get(map.passageInput())
        && now.get(map.passageInput())) {
      tell(Type.TAILGATING_SENSED);
    }
  }

  /** The controller told about its housing. */
  void local(Reply.LocalStatus status) {
    if (status.tamper() != tamper) {
      tamper = status.tamper();
      tell(tamper ? Type.TAMPER_ON : Type.TAMPER_OFF);
    }
  }

  private void edge(BitSet before, BitSet now, int input, Type on, Type off) {
    if (before.get(input) != now.get(input)) {
      tell(now.get(input) ? on : off);
    }
  }

  private void tell(Type type) {
    events.accept(new GateEvent(type, Instant.now()));
  }
}
