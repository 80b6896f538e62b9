// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.TimedRows;

/** Has passages forget whose they were, and deletes what lanes leave behind. */
@ApplicationScoped
public class ClearanceRetention implements RetentionJobs {
  private static final String RECORD = "clearance.exit_entry_record";
  private static final String CROSSED = "crossed_at";

  private @Inject EntityManager entities;

  @Override
  public List<RetentionJob> jobs() {
    return jobs(entities);
  }

  static List<RetentionJob> jobs(EntityManager entities) {
    return List.of(
        TimedRows.forgetting(
            ClearanceRules.LINKED_PASSAGES,
            entities,
            "clearance.passage",
            "opened_at",
            "(traveller is not null or document is not null) and state in"
                + " ('COMPLETED', 'REFERRED', 'INTERCEPTED', 'ABANDONED', 'REVERSED')",
            "traveller = null, document = null, score = null, liveness = null, pad_votes = null"),
        TimedRows.forgetting(
            ClearanceRules.RECORD_DOCUMENTS,
            entities,
            RECORD,
            CROSSED,
            "document <> ''",
            "document = ''"),
        TimedRows.deleting(ClearanceRules.EXIT_ENTRY_RECORDS, entities, RECORD, CROSSED, "true"),
        TimedRows.deleting(
            ClearanceRules.ENDED_ALARMS,
            entities,
            "clearance.alarm",
            "ended_at",
            "acknowledged_by is not null"),
        TimedRows.deleting(
            ClearanceRules.CONTROLLER_EVENTS,
            entities,
            "clearance.controller_event",
            "received_at",
            "true"));
  }
}
