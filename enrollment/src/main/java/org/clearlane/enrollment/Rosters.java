// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import java.util.Optional;

/**
 * Rosters of populations: who is eligible, kept by the population's owner. Every person is screened
 * against the watchlist; what that finds is for officers and never shows in an outcome. Thread
 * safe.
 */
public interface Rosters {

  /** The most rows of one upload. */
  int MOST_ROWS = 100_000;

  /**
   * Registers people. The same upload again changes nothing. Not one transaction: an upload that
   * breaks off has taken the rows of its first thousands, and can be sent again.
   *
   * @param rows at most {@value #MOST_ROWS}
   * @param complete whether the roster has these rows only: members whom it does not name leave
   * @param by who asks, for the audit trail
   * @return empty if there is no such population
   */
  Optional<Upload> upload(
      PopulationCode population, List<RosterRow> rows, boolean complete, String by);

  /**
   * What an upload came to.
   *
   * @param outcomes of the rows, in their order
   * @param removed members who are no longer on the roster
   */
  record Upload(List<RowOutcome> outcomes, int removed) {
    public Upload {
      outcomes = List.copyOf(outcomes);
    }
  }
}
