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

  /** One of some words. */
  static DeviceOption choice(String name, List<String> words, String usual, String meaning) {
    return new DeviceOption(
        name, usual, meaning + ", one of " + String.join(", ", words), words::contains);
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
