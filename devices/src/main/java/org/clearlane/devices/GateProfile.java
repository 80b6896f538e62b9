// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Which bits and registers of a Modbus gate controller do what. Read from a text; docs/devices.md
 * tells its form.
 *
 * @param name of the profile
 * @param door how the door is released
 * @param entryDoor how the door before it is released, where there is one
 * @param latchReset clears the passage latch when it is written with one
 * @param contacts what can be read; at least {@link Contact#LATCH} and {@link Contact#DOOR}
 * @param counters registers that count changes which may be over before they are read
 * @param lamps the coils of the lamps
 * @param buzzer sounds for a time
 * @param display shows a text
 * @param reply within which the controller answers
 * @param poll pause between two looks at the contacts
 */
public record GateProfile(
    String name,
    DoorPulse door,
    Optional<DoorPulse> entryDoor,
    ModbusPoint latchReset,
    Map<Contact, ModbusPoint> contacts,
    Map<Counter, ModbusPoint> counters,
    Map<Lamp, ModbusPoint> lamps,
    Optional<Timer> buzzer,
    Optional<Display> display,
    Duration reply,
    Duration poll) {

  /** What a gate controller can sense. */
  public enum Contact {
    /** On while somebody stands in the passage sensor. */
    PASSAGE,
    /** On from a crossing until the latch is cleared, kept over restarts of this server. */
    LATCH,
    /** On while the door is open. */
    DOOR,
    /** On while the door through which one steps in is open. */
    ENTRY_DOOR,
    /** On while somebody stands before the gate or in it. */
    PRESENCE,
    /** On when a second person follows the first. */
    TAILGATING,
    /** On while the housing is open. */
    TAMPER,
    /** On while the fire alarm holds the door open. */
    FIRE
  }

  /** What a gate controller can count, modulo 65536. */
  public enum Counter {
    /** How often the door was opened. */
    DOOR,
    /** How often a second person followed the first. */
    TAILGATING
  }

  /** Lamps of a gate. */
  public enum Lamp {
    RED,
    GREEN,
    AMBER,
    BLUE
  }

  /**
   * How the door is released. Either way the controller itself closes it: a door that waited for
   * this server to close it would stay open if the server died.
   */
  public sealed interface DoorPulse {
    /**
     * The opening time is written and runs in the controller.
     *
     * @param timer takes the time
     * @param token whether the register after the timer's takes a number with it: the controller
     *     executes a number once, so that a lost reply can be repaired by repeating the command.
     *     Without it a command is sent once
     */
    record Timed(Timer timer, boolean token) implements DoorPulse {}

    /**
     * A coil releases the door, for a time that is fixed in the controller.
     *
     * @param closesAfter that time; a shorter opening is refused
     */
    record Fixed(ModbusPoint coil, Duration closesAfter) implements DoorPulse {}
  }

  /**
   * A register that takes a time.
   *
   * @param stepMillis milliseconds of one step
   */
  public record Timer(ModbusPoint register, int stepMillis) {
    /** How many steps this time takes, rounded up, at most what a register holds. */
    public int steps(Duration time) {
      return (int) Math.min(0xFFFF, (time.toMillis() + stepMillis - 1) / stepMillis);
    }
  }

  /**
   * Registers that take a text, two ASCII characters each, the first in the high byte, filled up
   * with spaces.
   *
   * @param first the first register
   * @param length in characters, 2 to 64, even
   */
  public record Display(ModbusPoint first, int length) {}

  /** Copies the maps. */
  public GateProfile {
    contacts = Map.copyOf(contacts);
    counters = Map.copyOf(counters);
    lamps = Map.copyOf(lamps);
  }
}
