// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist;

import java.util.UUID;

/** Identifies a watchlist entry. */
public record EntryId(UUID value) {
  public static EntryId random() {
    return new EntryId(UUID.randomUUID());
  }

  /**
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static EntryId of(String text) {
    return new EntryId(UUID.fromString(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
