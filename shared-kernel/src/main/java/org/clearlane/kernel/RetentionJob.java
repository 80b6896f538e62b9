// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.Instant;

/** Applies one rule to the current authority. Each call joins the transaction of its caller. */
public interface RetentionJob {
  RetentionRule rule();

  /** What is due by then; changes nothing. */
  RetentionDue due(Instant now);

  /**
   * Applies the rule to what is due by then.
   *
   * @param most of how many rows, the longest due first
   * @return to how many it was applied; fewer than {@code most} where nothing more is due
   */
  int apply(Instant now, int most);
}
