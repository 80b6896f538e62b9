// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.time.Instant;
import java.util.BitSet;
import java.util.function.Consumer;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.GateMap;
import org.clearlane.devices.osdp.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the gate controller says about its contacts into events. Used by the device thread.
 *
 * <p>A controller may queue its reports, so a report can be older than the answer to a question. A
 * stale report must not look like a crossing: the latch is taken from answers only. Everything else
 * is taken from the reports, which miss no change and are in order among themselves, and from
 * answers that were given when no report was left.
 */
final class InputWatch {
  private final GateMap map;
  private final Consumer<GateEvent> events;
  private @Nullable Boolean latched;
  private @Nullable BitSet reported;
  private boolean doorOpen;
  private boolean fire;
  private boolean tamper;

  InputWatch(GateMap map, Consumer<GateEvent> events) {
    this.map = map;
    this.events = events;
  }

  /** The conversation began again: reports may be missing. */
  void reportsInterrupted() {
    reported = null;
  }

  /**
   * The controller answered how its inputs are now.
   *
   * @param settled whether all its reports had been fetched
   */
  void answer(Reply.InputStatus status, boolean settled) {
    boolean now = status.active().get(map.latchInput());
    boolean crossed = now && Boolean.FALSE.equals(latched);
    latched = now;
    if (settled) {
      contacts(status.active());
    }
    if (crossed) {
      tell(GateEvent.Type.PASSAGE_SENSED);
    }
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
      tell(GateEvent.Type.TAILGATING_SENSED);
    }
    contacts(now);
  }

  /** The controller told about its housing. */
  void local(Reply.LocalStatus status) {
    if (status.tamper() != tamper) {
      tamper = status.tamper();
      tell(tamper ? GateEvent.Type.TAMPER_ON : GateEvent.Type.TAMPER_OFF);
    }
  }

  private void contacts(BitSet active) {
    if (active.get(map.doorInput()) != doorOpen) {
      doorOpen = !doorOpen;
      tell(doorOpen ? GateEvent.Type.DOOR_OPENED : GateEvent.Type.DOOR_CLOSED);
    }
    if (active.get(map.fireInput()) != fire) {
      fire = !fire;
      tell(fire ? GateEvent.Type.FIRE_RELEASE_ON : GateEvent.Type.FIRE_RELEASE_OFF);
    }
  }

  private void tell(GateEvent.Type type) {
    events.accept(new GateEvent(type, Instant.now()));
  }
}
