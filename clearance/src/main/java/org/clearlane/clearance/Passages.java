// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.clearlane.kernel.TravellerId;

/** The current authority's passages and exit/entry records. Thread safe. */
public interface Passages {

  Optional<PassageView> find(PassageId passage);

  /** The latest passages, newest first, at most {@code limit} (1 to 500). */
  List<PassageView> recent(int limit);

  /** The latest passages of one traveller, newest first, at most {@code limit} (1 to 10,000). */
  List<PassageView> of(TravellerId traveller, int limit);

  /**
   * How many passages that were opened since then are in each state, and how many records exist.
   */
  Books books(Instant since);

  /**
   * Figures that must agree with each other and with the gates' counters.
   *
   * @param passages by state
   * @param records exit/entry records
   */
  record Books(Map<PassageState, Long> passages, long records) {}
}
