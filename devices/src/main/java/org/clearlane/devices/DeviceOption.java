// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Something that can be said about how a driver works.
 *
 * @param name in camel case, as the set-up names it
 * @param usual the value where the set-up says nothing
 * @param meaning what it does and which values it takes, for the person who sets it up
 * @param allowed whether a value can be meant
 */
public record DeviceOption(String name, String usual, String meaning, Predicate<String> allowed) {
  /** The value of what a device does not have. */
  static final String NONE = "NONE";

  /** A whole number within bounds. */
  static DeviceOption number(String name, int least, int most, int usual, String meaning) {
    return new DeviceOption(
        name,
        Integer.toString(usual),
        meaning + ", " + least + " to " + most,
        value ->
            value.matches("[0-9]{1,9}")
                && Integer.parseInt(value) >= least
                && Integer.parseInt(value) <= most);
  }

  /** A whole number from 0, or NONE, which is usual. */
  static DeviceOption numberOrNone(String name, int most, String meaning) {
    return new DeviceOption(
        name,
        NONE,
        meaning + ", 0 to " + most + ", or " + NONE,
        value ->
            value.equals(NONE) || (value.matches("[0-9]{1,9}") && Integer.parseInt(value) <= most));
  }

  /** A number of 32 bits. */
  static DeviceOption word(String name, String usual, String meaning) {
    return new DeviceOption(
        name, usual, meaning + ", 8 hexadecimal digits", value -> value.matches("[0-9A-Fa-f]{8}"));
  }

  /** One of some values, of which the first is usual. */
  static DeviceOption choice(String name, String meaning, List<String> values) {
    return new DeviceOption(
        name,
        values.getFirst(),
        meaning + ", one of " + String.join(", ", values),
        values::contains);
  }

  /**
   * @throws IllegalArgumentException if the value is not allowed
   */
  String checked(String value) {
    if (!allowed.test(value)) {
      throw new IllegalArgumentException(name + " must be: " + meaning);
    }
    return Objects.requireNonNull(value);
  }
}
