// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist;

import org.clearlane.kernel.TravelDocument;

/** Screens against the current authority's watchlist, from memory. Thread safe, never blocks. */
public interface Screening {

  /**
   * Looks for the document's issuing state and number.
   *
   * @throws WatchlistException if the list has not been loaded yet
   */
  ScreeningOutcome screen(TravelDocument document);
}
