// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.TimedRows;

/** Deletes what every server's gallery has followed long ago. */
@ApplicationScoped
public class DuplicateRetention implements RetentionJobs {
  private @Inject EntityManager entities;

  @Override
  public List<RetentionJob> jobs() {
    return List.of(
        TimedRows.deleting(
            EnrollmentRules.FACE_CHANGES,
            entities,
            "enrollment.face_change",
            "changed_at",
            "true"));
  }
}
