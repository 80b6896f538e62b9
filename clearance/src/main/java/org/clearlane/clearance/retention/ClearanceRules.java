// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.retention;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.clearlane.kernel.ProcessingActivity;
import org.clearlane.kernel.ProcessingCatalogue;
import org.clearlane.kernel.RetentionRule;
import org.clearlane.kernel.RetentionRule.Action;
import org.clearlane.kernel.RetentionRule.Basis;
import org.clearlane.kernel.RetentionRule.Configured;
import org.clearlane.kernel.RetentionRule.Pace;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** What lanes leave behind, for what, and for how long. */
public final class ClearanceRules implements ProcessingCatalogue, SettingsCatalogue {
  private static final Duration CENTURY = Duration.ofDays(36_500);

  private static final Setting<Duration> PASSAGES_LINKED =
      Setting.duration(
          "clearlane.retention.passages",
          "P90D",
          Duration.ofDays(1),
          CENTURY,
          "How long a passage tells whose it was, with scores and votes; then it is only counted.");
  private static final Setting<Duration> DOCUMENTS =
      Setting.duration(
          "clearlane.retention.records.document",
          "P180D",
          Duration.ofDays(1),
          CENTURY,
          "How long an exit/entry record names the document, by a keyed hash.");

  /** Three years, as Regulation (EU) 2017/2226, article 34, asks for its records. */
  private static final Setting<Duration> RECORDS =
      Setting.duration(
          "clearlane.retention.records",
          "P1095D",
          Duration.ofDays(1),
          CENTURY,
          "How long exit/entry records are kept.");

  private static final Setting<Duration> ALARMS =
      Setting.duration(
          "clearlane.retention.alarms",
          "P365D",
          Duration.ofDays(1),
          CENTURY,
          "How long an alarm is kept after its end, with who acknowledged it.");

  /** From the beginning of the passage. */
  public static final RetentionRule LINKED_PASSAGES =
      new RetentionRule(
          "linked-passages",
          new Configured(PASSAGES_LINKED),
          Action.UNLINKED,
          Pace.RUN,
          Basis.BORDER_LAW);

  /** From the crossing. */
  public static final RetentionRule RECORD_DOCUMENTS =
      new RetentionRule(
          "record-documents",
          new Configured(DOCUMENTS),
          Action.UNLINKED,
          Pace.RUN,
          Basis.BORDER_LAW);

  /** From the crossing. */
  public static final RetentionRule EXIT_ENTRY_RECORDS =
      RetentionRule.deleted("exit-entry-records", RECORDS, Basis.BORDER_LAW);

  /** From their end; what nobody has acknowledged stays. */
  public static final RetentionRule ENDED_ALARMS =
      RetentionRule.deleted("ended-alarms", ALARMS, Basis.SECURITY);

  /** From their receipt; by then no controller repeats them. */
  public static final RetentionRule CONTROLLER_EVENTS =
      RetentionRule.deleted("controller-events", Duration.ofDays(30), Basis.SECURITY);

  @Override
  public List<ProcessingActivity> activities() {
    return List.of(
        new ProcessingActivity(
            "lanes",
            Set.of(
                "clearance.lane",
                "clearance.passage",
                "clearance.exit_entry_record",
                "clearance.alarm",
                "clearance.controller_event",
                "clearance.channel_key"),
            List.of(
                LINKED_PASSAGES,
                RECORD_DOCUMENTS,
                EXIT_ENTRY_RECORDS,
                ENDED_ALARMS,
                CONTROLLER_EVENTS),
            List.of("officer", "administrator", "traveller"),
            true));
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(PASSAGES_LINKED, DOCUMENTS, RECORDS, ALARMS);
  }
}
