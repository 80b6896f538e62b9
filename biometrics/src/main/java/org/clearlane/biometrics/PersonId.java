// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.UUID;

/**
 * Whose reference it is. Opaque here: the caller chooses it (a traveller's id, a watchlist entry's)
 * and resolves it. All references under one id are one person's, in every gallery of the authority.
 */
public record PersonId(UUID value) implements Comparable<PersonId> {

  /** By the two halves as unsigned numbers, so in the order of the text form. */
  @Override
  public int compareTo(PersonId other) {
    int high =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
