// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.api;

import org.clearlane.kernel.Retention;
import org.clearlane.kernel.RetentionDue;
import org.clearlane.web.processing.ProcessingRecord.Kept;
import org.clearlane.web.processing.RecordWords;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A retention rule, what a run would apply it to now, and its last run. */
@Schema(name = "RetentionStatus")
public record RetentionStatusJson(RetentionRuleJson rule, DueJson due, @Nullable RunJson last) {

  /** Rows whose time is over, by for how long. */
  @Schema(name = "RetentionDue")
  public record DueJson(
      @Schema(examples = "14") long rows,
      @Schema(description = "Due for less than a day", examples = "2") long lessThanADay,
      @Schema(description = "For a day to a week", examples = "3") long lessThanAWeek,
      @Schema(description = "For a week to thirty days", examples = "4") long lessThanAMonth,
      @Schema(description = "For longer", examples = "5") long longer,
      @Schema(
              description = "When the period of the oldest began",
              examples = "2026-08-24T09:00:00Z")
          @Nullable String oldest) {
    static DueJson of(RetentionDue due) {
      return new DueJson(
          due.rows(),
          due.day(),
          due.week(),
          due.month(),
          due.longer(),
          due.oldest().map(Object::toString).orElse(null));
    }
  }

  /** The last run of a rule. */
  @Schema(name = "RetentionRun")
  public record RunJson(
      @Schema(examples = "2026-11-24T09:00:00Z") String at,
      @Schema(examples = "system") String by,
      @Schema(description = "To how many rows it was applied", examples = "14") long rows,
      @Schema(description = "To how many it was ever applied", examples = "1200") long total) {
    static RunJson of(Retention.Run run) {
      return new RunJson(run.at().toString(), run.by(), run.rows(), run.total());
    }
  }

  /** What a run did about a rule. */
  @Schema(name = "RetentionOutcome")
  public record OutcomeJson(
      @Schema(examples = "linked-passages") String kind,
      @Schema(examples = "14") long rows,
      @Schema(
              description =
                  "COMPLETE: nothing more is due. PARTIAL: the rest waits for the next run."
                      + " ELSEWHERE: another server is at it. FAILED: see the server's log",
              enumeration = {"COMPLETE", "PARTIAL", "ELSEWHERE", "FAILED"})
          String end) {
    static OutcomeJson of(Retention.Outcome outcome) {
      return new OutcomeJson(outcome.rule().kind(), outcome.rows(), outcome.end().name());
    }
  }

  static RetentionStatusJson of(Retention.Status status, RecordWords words) {
    return new RetentionStatusJson(
        RetentionRuleJson.of(Kept.of(status.rule(), words)),
        DueJson.of(status.due()),
        status.last().map(RunJson::of).orElse(null));
  }
}
