// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.UUID;

/** Identifies a membership. */
public record MemberId(UUID value) {
  public static MemberId random() {
    return new MemberId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static MemberId of(String text) {
    return new MemberId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
