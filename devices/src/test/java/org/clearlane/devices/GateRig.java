// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;

/** A gate that a test can walk through and disturb; see {@link GateContract}. */
public interface GateRig extends AutoCloseable {
  /** Attaches the gate. */
  LaneEquipment attach(LaneListener listener);

  /** Whether the controller knows a repeated command, so that a lost reply can be repaired. */
  default boolean repeatsCommands() {
    return true;
  }

  boolean doorOpen();

  /** How often the door was released. */
  long doorPulses();

  /** The lamp's colour, as OSDP names it. */
  String lamp();

  /** False if the door is shut. */
  boolean walkThrough();

  /** How often the entry door was released. */
  long admissions();

  /** Steps in through the entry door, which closes; false if it is shut. */
  boolean stepIn();

  void tailgate();

  void turnBack();

  void fire(boolean on);

  void tamper(boolean on);

  void loseCommands(int count);

  void loseReplies(int count);

  /** How many replies are still to be lost. */
  int repliesToLose();

  void busy(int count);

  void delayReplies(Duration time);

  void noise(boolean on);

  void split(boolean on);

  void refuseOutputs(boolean on);

  /** The controller loses power for a moment, and the lamp goes out before this returns. */
  void restartController();

  void unplug();

  void plugIn();

  @Override
  void close();
}
