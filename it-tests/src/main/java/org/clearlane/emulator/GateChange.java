// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

/**
 * Something that happened at a software gate, whether or not anybody asked.
 *
 * @param nanos when, by {@link System#nanoTime}
 */
public record GateChange(Kind kind, long nanos) {
  /** Kinds of change. */
  public enum Kind {
    /** The control panel released the door. */
    RELEASED,
    /** A person crossed while the latch was clear. */
    PASSAGE,
    /** A person crossed while the latch was set. */
    TAILGATING,
    DOOR_OPENED,
    DOOR_CLOSED,
    ENTRY_DOOR_OPENED,
    ENTRY_DOOR_CLOSED,
    PRESENCE_ON,
    PRESENCE_OFF,
    TAMPER_ON,
    TAMPER_OFF,
    FIRE_ON,
    FIRE_OFF,
    /** The door jams. */
    STUCK_ON,
    STUCK_OFF
  }
}
