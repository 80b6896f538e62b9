// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.privacy;

import org.clearlane.kernel.Retention;
import org.clearlane.kernel.RetentionDue;
import org.clearlane.web.console.ClockTimes;
import org.clearlane.web.processing.ProcessingRecord.Kept;
import org.clearlane.web.processing.RecordWords;

/**
 * A retention rule as a line of the table.
 *
 * @param setting empty if the period is fixed
 * @param due how many rows
 * @param day how many of them for less than a day; {@code week} and {@code month} likewise
 * @param lastAt empty if there was no run yet
 */
public record RuleLine(
    String kind,
    String what,
    String period,
    String from,
    String action,
    String pace,
    String basis,
    String setting,
    long due,
    long day,
    long week,
    long month,
    long longer,
    String lastAt,
    String lastBy,
    long lastRows) {

  static RuleLine of(Retention.Status status, RecordWords words) {
    Kept kept = Kept.of(status.rule(), words);
    RetentionDue due = status.due();
    return new RuleLine(
        kept.kind(),
        kept.what(),
        kept.period(),
        kept.from(),
        kept.action(),
        kept.pace(),
        kept.basis(),
        kept.setting().orElse(""),
        due.rows(),
        due.day(),
        due.week(),
        due.month(),
        due.longer(),
        status.last().map(run -> ClockTimes.dayAndTime(run.at())).orElse(""),
        status.last().map(Retention.Run::by).orElse(""),
        status.last().map(Retention.Run::rows).orElse(0L));
  }
}
