// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.util.UUID;

/** Identifies one attempt of one traveller at one lane. */
public record PassageId(UUID value) {
  public static PassageId random() {
    return new PassageId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static PassageId of(String text) {
    return new PassageId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
