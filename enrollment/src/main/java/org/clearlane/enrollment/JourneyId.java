// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.UUID;

/** Identifies a journey token. Random, never derived from the passenger. */
public record JourneyId(UUID value) {
  public static JourneyId random() {
    return new JourneyId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static JourneyId of(String text) {
    return new JourneyId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
