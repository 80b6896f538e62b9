// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.UUID;

/**
 * Identifies a traveller within one authority. Random, never derived from the person; the same
 * person has unrelated ids at two authorities.
 */
public record TravellerId(UUID value) {
  public static TravellerId random() {
    return new TravellerId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static TravellerId of(String text) {
    return new TravellerId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
