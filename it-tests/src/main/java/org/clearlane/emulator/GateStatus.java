// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

/**
 * A software gate at one moment. The counters run from the start of the emulator, whatever the
 * server does.
 *
 * @param doorOpen whether one can walk through now
 * @param passageLatched whether somebody crossed since the latch was last cleared
 * @param fireRelease whether the fire alarm holds the door open
 * @param present whether somebody is inside
 * @param doorPulses how often the control panel released the door
 * @param admissions how often the control panel released the entry door
 * @param crossings how many people crossed
 * @param turnBacks how many people went into the sensor and back
 * @param latchResets how often the control panel cleared the latch
 * @param lamp colour of the lamp: NONE, RED, GREEN, AMBER, BLUE, or its number
 * @param text what the display shows
 * @param buzzes how often the control panel asked for tones
 */
public record GateStatus(
    boolean doorOpen,
    boolean passageLatched,
    boolean fireRelease,
    boolean present,
    long doorPulses,
    long admissions,
    long crossings,
    long turnBacks,
    long latchResets,
    String lamp,
    String text,
    long buzzes) {}
