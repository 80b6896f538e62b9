// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.time.Instant;
import java.util.function.Consumer;
import org.clearlane.devices.GateEvent;
import org.jspecify.annotations.Nullable;

/**
 * Turns what the gate controller says about its contacts into events. Used by the device thread.
 *
 * <p>A controller may queue its reports, so a report can be older than the answer to a question. A
 * stale report must not look like a crossing: the latch is taken from answers only. Everything else
 * is taken from the reports, which miss no change and are in order among themselves, and from
 * answers after which no report was left: an answer that overtook reports would be taken back by
 * the first of them and told again by the last.
 */
public final class InputWatch {
  private final Consumer<GateEvent> events;
  private @Nullable Boolean latched;
  private @Nullable GateContacts reported;
  private boolean doorOpen;
  private boolean entryOpen;
  private boolean present;
  private boolean fire;
  private boolean tamper;

  public InputWatch(Consumer<GateEvent> events) {
    this.events = events;
  }

  /** The conversation began again: reports may be missing. */
  public void reportsInterrupted() {
    reported = null;
  }

  /** The controller answered how its inputs are now, maybe before it reported how they came so. */
  public void answer(GateContacts now) {
    boolean crossed = now.latch() && Boolean.FALSE.equals(latched);
    latched = now.latch();
    if (crossed) {
      tell(GateEvent.Type.PASSAGE_SENSED);
    }
  }

  /** The controller answered so, and afterwards it had nothing to report. */
  public void settled(GateContacts answered) {
    contacts(answered);
  }

  /** The controller reported by itself that inputs changed. */
  public void report(GateContacts now) {
    GateContacts before = reported;
    reported = now;
    if (before != null && before.latch() && now.latch() && !before.passage() && now.passage()) {
      tailgated();
    }
    contacts(now);
  }

  /** The controller itself noticed a second person. */
  public void tailgated() {
    tell(GateEvent.Type.TAILGATING_SENSED);
  }

  /** The door opened so many times since the contacts were last told, whatever it is now. */
  public void doorOpened(int times) {
    for (int i = 0; i < times; i++) {
      door(false);
      door(true);
    }
  }

  /** The controller told about its housing. */
  public void tamper(boolean on) {
    if (on != tamper) {
      tamper = on;
      tell(tamper ? GateEvent.Type.TAMPER_ON : GateEvent.Type.TAMPER_OFF);
    }
  }

  private void contacts(GateContacts now) {
    door(now.door());
    if (now.fire() != fire) {
      fire = !fire;
      tell(fire ? GateEvent.Type.FIRE_RELEASE_ON : GateEvent.Type.FIRE_RELEASE_OFF);
    }
    if (now.entryDoor() != entryOpen) {
      entryOpen = !entryOpen;
      tell(entryOpen ? GateEvent.Type.ENTRY_DOOR_OPENED : GateEvent.Type.ENTRY_DOOR_CLOSED);
    }
    if (now.presence() != present) {
      present = !present;
      tell(present ? GateEvent.Type.PRESENCE_ON : GateEvent.Type.PRESENCE_OFF);
    }
  }

  private void door(boolean open) {
    if (open != doorOpen) {
      doorOpen = open;
      tell(doorOpen ? GateEvent.Type.DOOR_OPENED : GateEvent.Type.DOOR_CLOSED);
    }
  }

  private void tell(GateEvent.Type type) {
    events.accept(new GateEvent(type, Instant.now()));
  }
}
