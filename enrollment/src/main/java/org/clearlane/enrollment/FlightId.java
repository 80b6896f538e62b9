// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.UUID;

/** Identifies a flight that a partner has announced. */
public record FlightId(UUID value) {
  public static FlightId random() {
    return new FlightId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static FlightId of(String text) {
    return new FlightId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
