// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist;

import java.time.Instant;

/** An entry in force as the owning authority's watchlist officers see it. */
public record WatchlistEntry(
    EntryId id,
    String issuingState,
    String documentNumber,
    Instruction instruction,
    Instant createdAt) {
  /** Hides the document. */
  @Override
  public String toString() {
    return "WatchlistEntry[" + id + ", " + instruction + "]";
  }
}
