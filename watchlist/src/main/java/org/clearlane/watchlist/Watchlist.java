// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist;

import java.util.List;

/** The current authority's watchlist of travel documents. Thread safe. */
public interface Watchlist {

  /**
   * Adds an entry, in force as soon as the transaction has committed.
   *
   * @param issuingState one to three letters as in the machine-readable zone
   * @param documentNumber 1 to 22 of A-Z and 0-9; spaces and lower case are accepted
   * @param by who asks, for the audit trail
   * @throws IllegalArgumentException if a part has another form
   */
  EntryId add(String issuingState, String documentNumber, Instruction instruction, String by);

  /**
   * Removes an entry, out of force as soon as the transaction has committed.
   *
   * @return whether there was such an entry in force
   */
  boolean remove(EntryId entry, String by);

  /** Every entry in force, the newest first. */
  List<WatchlistEntry> list();
}
