// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Instant;

/**
 * Something that happened at a gate. What is already so when the gate is reached for the first time
 * is reported too, except a passage latch that was set before: ask {@link Gate#passageLatched()}.
 * What changed while the gate could not be reached is reported when it comes back.
 *
 * @param at when this server learnt of it: within about 100 ms while the gate is online and its
 *     controller reports changes by itself, else within about half a second
 */
public record GateEvent(Type type, Instant at) {
  /** Kinds of event. */
  public enum Type {
    /** A person crossed: the passage latch went from clear to set. */
    PASSAGE_SENSED,
    /** Another person entered the passage sensor while the latch was already set. */
    TAILGATING_SENSED,
    DOOR_OPENED,
    DOOR_CLOSED,
    /** The door through which one steps in, where the gate has two. */
    ENTRY_DOOR_OPENED,
    ENTRY_DOOR_CLOSED,
    /** Somebody stands before the gate or in it, where it can tell. */
    PRESENCE_ON,
    PRESENCE_OFF,
    /** The housing of the gate controller was opened. */
    TAMPER_ON,
    TAMPER_OFF,
    /** The fire alarm released the door; the gate controller did so without this server. */
    FIRE_RELEASE_ON,
    FIRE_RELEASE_OFF;

    /** Whether it tells how the gate stands from then on, and not only that something happened. */
    public boolean lasting() {
      return switch (this) {
        case PASSAGE_SENSED, TAILGATING_SENSED -> false;
        case DOOR_OPENED,
            DOOR_CLOSED,
            ENTRY_DOOR_OPENED,
            ENTRY_DOOR_CLOSED,
            PRESENCE_ON,
            PRESENCE_OFF,
            TAMPER_ON,
            TAMPER_OFF,
            FIRE_RELEASE_ON,
            FIRE_RELEASE_OFF ->
            true;
      };
    }
  }
}
