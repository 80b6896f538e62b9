// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.clearlane.devices.GateProfile;
import org.clearlane.devices.GateProfile.Contact;
import org.clearlane.devices.GateProfile.Counter;
import org.clearlane.devices.ModbusPoint;
import org.clearlane.devices.gate.GateContacts;
import org.clearlane.devices.gate.InputWatch;

/**
 * Turns what was read of the inputs into what {@link InputWatch} is told. A change that was over
 * before the inputs were read is known from a counter, or not at all.
 */
final class Senses {
  /**
   * More changes than this between two looks mean that the controller was restarted and counts from
   * zero: then nobody knows.
   */
  private static final int MOST_CHANGES = 16;

  private final GateProfile profile;
  private final InputWatch watch;
  private final Map<Counter, Integer> counts = new EnumMap<>(Counter.class);
  private boolean tailgating;

  Senses(GateProfile profile, InputWatch watch) {
    this.profile = profile;
    this.watch = watch;
  }

  /** The controller was not heard for some time. */
  void interrupted() {
    watch.reportsInterrupted();
  }

  /** All inputs were read. */
  void read(Snapshot now) {
    watch.doorOpened(changes(Counter.DOOR, now));
    tailgating(now);
    GateContacts contacts =
        new GateContacts(
            !toldByItself() && on(Contact.PASSAGE, now),
            on(Contact.LATCH, now),
            on(Contact.DOOR, now),
            on(Contact.FIRE, now),
            on(Contact.ENTRY_DOOR, now),
            on(Contact.PRESENCE, now));
    watch.report(contacts);
    watch.answer(contacts);
    watch.tamper(on(Contact.TAMPER, now));
  }

  /** Only the latch was read. */
  boolean readLatch(Snapshot now) {
    boolean latched = on(Contact.LATCH, now);
    watch.answer(new GateContacts(false, latched, false, false, false, false));
    return latched;
  }

  private void tailgating(Snapshot now) {
    int seconds = changes(Counter.TAILGATING, now);
    boolean before = tailgating;
    tailgating = on(Contact.TAILGATING, now);
    if (!profile.counters().containsKey(Counter.TAILGATING) && tailgating && !before) {
      seconds = 1;
    }
    for (int i = 0; i < seconds; i++) {
      watch.tailgated();
    }
  }

  /** Whether the controller notices a second person, so that it need not be inferred. */
  private boolean toldByItself() {
    return profile.counters().containsKey(Counter.TAILGATING)
        || profile.contacts().containsKey(Contact.TAILGATING);
  }

  private int changes(Counter counter, Snapshot now) {
    Optional<ModbusPoint> point = Optional.ofNullable(profile.counters().get(counter));
    if (point.isEmpty()) {
      return 0;
    }
    int count = now.number(point.get());
    Integer before = counts.put(counter, count);
    int changes = before == null ? 0 : (count - before) & 0xFFFF;
    return changes > MOST_CHANGES ? 0 : changes;
  }

  private boolean on(Contact contact, Snapshot now) {
    ModbusPoint point = profile.contacts().get(contact);
    return point != null && now.on(point);
  }
}
