// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which numbered outputs and inputs of the gate controller do what (IEC 60839-11-5 counts both from
 * zero).
 *
 * @param doorOutput releases the door while it is on
 * @param latchResetOutput a pulse clears the passage latch
 * @param passageInput on while somebody stands in the passage sensor
 * @param latchInput on from a crossing until the latch is cleared, kept by the gate controller over
 *     restarts of this server
 * @param doorInput on while the door is open
 * @param fireInput on while the fire alarm holds the door open
 */
public record GateMap(
    int doorOutput,
    int latchResetOutput,
    int passageInput,
    int latchInput,
    int doorInput,
    int fireInput) {
  private static final int MOST = 63;

  /** Outputs: 0 door, 1 latch reset. Inputs: 0 passage, 1 latch, 2 door, 3 fire release. */
  public static final GateMap DEFAULT = new GateMap(0, 1, 0, 1, 2, 3);

  /**
   * @throws IllegalArgumentException if a number is outside 0 to 63 or used twice
   */
  public GateMap {
    List<Integer> inputs = List.of(passageInput, latchInput, doorInput, fireInput);
    if (Stream.concat(inputs.stream(), Stream.of(doorOutput, latchResetOutput))
        .anyMatch(number -> number < 0 || number > MOST)) {
      throw new IllegalArgumentException("gate inputs and outputs are numbered 0 to " + MOST);
    }
    if (doorOutput == latchResetOutput || inputs.stream().distinct().count() != inputs.size()) {
      throw new IllegalArgumentException("a gate input or output is used twice");
    }
  }
}
