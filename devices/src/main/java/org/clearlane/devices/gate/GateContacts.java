// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

/**
 * The contacts of a gate at one moment.
 *
 * @param passage somebody stands in the passage sensor
 * @param latch somebody crossed since the latch was last cleared
 * @param door the door is open
 * @param fire the fire alarm holds the door open
 * @param entryDoor the entry door is open
 * @param presence somebody stands before the gate or in it
 */
public record GateContacts(
    boolean passage,
    boolean latch,
    boolean door,
    boolean fire,
    boolean entryDoor,
    boolean presence) {}
