// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The register of everything that is deleted when its time is over. Thread safe. */
public interface Retention {

  /**
   * A rule as it stands with the current authority.
   *
   * @param due what a run would delete now
   * @param last the last run, if there was one
   */
  record Status(RetentionRule rule, RetentionDue due, Optional<Run> last) {}

  /**
   * A run of one rule.
   *
   * @param by the officer, or {@code system}
   * @param rows to how many it was applied
   * @param total to how many the rule was ever applied
   */
  record Run(Instant at, String by, long rows, long total) {}

  /** How a run of a rule ended. */
  enum End {
    /** Nothing more is due. */
    COMPLETE,
    /** The run's time is over; the rest waits for the next. */
    PARTIAL,
    /** Another server is applying the rule. */
    ELSEWHERE,
    /** A batch failed and was undone; those before it are done. The log says why. */
    FAILED
  }

  /** What a run did about one rule. */
  record Outcome(RetentionRule rule, long rows, End end) {}

  /** Rows of the current authority went, or forgot whom they tell of; that has committed. */
  record Applied(Authority authority, String kind, int rows) {}

  /** Every rule with what is due now, in the order of the record of processing. */
  List<Status> rules();

  /**
   * Applies every rule now, in batches, for at most twenty seconds or so.
   *
   * @param by who asks, for the audit trail
   */
  List<Outcome> run(String by);
}
