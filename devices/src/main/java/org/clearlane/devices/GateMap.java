// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
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
 * @param optional what only some gates have
 */
public record GateMap(
    int doorOutput,
    int latchResetOutput,
    int passageInput,
    int latchInput,
    int doorInput,
    int fireInput,
    Extras optional) {
  private static final int MOST = 63;

  /** Outputs: 0 door, 1 latch reset. Inputs: 0 passage, 1 latch, 2 door, 3 fire release. */
  public static final GateMap DEFAULT = new GateMap(0, 1, 0, 1, 2, 3);

  /**
   * What only some gates have.
   *
   * @param entryDoorOutput releases the door before the one that clears
   * @param entryDoorInput on while that door is open
   * @param presenceInput on while somebody stands before the gate or in it
   * @param tailgatingInput on when a second person follows the first; without it, tailgating is
   *     inferred from the passage sensor
   */
  public record Extras(
      OptionalInt entryDoorOutput,
      OptionalInt entryDoorInput,
      OptionalInt presenceInput,
      OptionalInt tailgatingInput) {
    /** A gate with one door and nothing else. */
    public static final Extras NONE =
        new Extras(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
  }

  /** A gate with one door. */
  public GateMap(
      int doorOutput,
      int latchResetOutput,
      int passageInput,
      int latchInput,
      int doorInput,
      int fireInput) {
    this(doorOutput, latchResetOutput, passageInput, latchInput, doorInput, fireInput, Extras.NONE);
  }

  /**
   * @throws IllegalArgumentException if a number is outside 0 to 63 or used twice
   */
  public GateMap {
    requireDistinct(outputs(doorOutput, latchResetOutput, optional));
    requireDistinct(inputs(passageInput, latchInput, doorInput, fireInput, optional));
  }

  /** The highest number of an output. */
  public int mostOutput() {
    return Collections.max(outputs(doorOutput, latchResetOutput, optional));
  }

  /** The highest number of an input. */
  public int mostInput() {
    return Collections.max(inputs(passageInput, latchInput, doorInput, fireInput, optional));
  }

  private static List<Integer> outputs(int door, int latchReset, Extras optional) {
    return with(IntStream.of(door, latchReset), optional.entryDoorOutput());
  }

  private static List<Integer> inputs(int passage, int latch, int door, int fire, Extras optional) {
    return with(
        IntStream.of(passage, latch, door, fire),
        optional.entryDoorInput(),
        optional.presenceInput(),
        optional.tailgatingInput());
  }

  /**
   * The map that a set-up names.
   *
   * @throws IllegalArgumentException if a number is used twice
   */
  static GateMap of(DeviceSetUp setUp) {
    return new GateMap(
        setUp.number("doorOutput"),
        setUp.number("latchResetOutput"),
        setUp.number("passageInput"),
        setUp.number("latchInput"),
        setUp.number("doorInput"),
        setUp.number("fireInput"),
        new Extras(
            setUp.numberOrNone("entryDoorOutput"),
            setUp.numberOrNone("entryDoorInput"),
            setUp.numberOrNone("presenceInput"),
            setUp.numberOrNone("tailgatingInput")));
  }

  /** The options by which a set-up names the numbers. */
  static List<DeviceOption> options() {
    return List.of(
        DeviceOption.number("doorOutput", 0, MOST, DEFAULT.doorOutput, "output of the door"),
        DeviceOption.number(
            "latchResetOutput", 0, MOST, DEFAULT.latchResetOutput, "output that clears the latch"),
        DeviceOption.number(
            "passageInput", 0, MOST, DEFAULT.passageInput, "input of the passage sensor"),
        DeviceOption.number("latchInput", 0, MOST, DEFAULT.latchInput, "input of the latch"),
        DeviceOption.number("doorInput", 0, MOST, DEFAULT.doorInput, "input of the door"),
        DeviceOption.number("fireInput", 0, MOST, DEFAULT.fireInput, "input of the fire release"),
        DeviceOption.numberOrNone("entryDoorOutput", MOST, "output of the entry door"),
        DeviceOption.numberOrNone("entryDoorInput", MOST, "input of the entry door"),
        DeviceOption.numberOrNone("presenceInput", MOST, "input of the presence sensor"),
        DeviceOption.numberOrNone("tailgatingInput", MOST, "input of the tailgating sensor"));
  }

  private static List<Integer> with(IntStream always, OptionalInt... sometimes) {
    return Stream.concat(
            always.boxed(), Stream.of(sometimes).flatMap(number -> number.stream().boxed()))
        .toList();
  }

  private static void requireDistinct(List<Integer> numbers) {
    if (numbers.stream().anyMatch(number -> number < 0 || number > MOST)) {
      throw new IllegalArgumentException("gate inputs and outputs are numbered 0 to " + MOST);
    }
    if (numbers.stream().distinct().count() != numbers.size()) {
      throw new IllegalArgumentException("a gate input or output is used twice");
    }
  }
}
