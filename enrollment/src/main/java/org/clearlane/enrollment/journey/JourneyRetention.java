// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.TimedRows;

/** Tells the register of journeys whose time is over; {@link JourneyUpkeep} destroys them. */
@ApplicationScoped
public class JourneyRetention implements RetentionJobs {
  private @Inject EntityManager entities;
  private @Inject JourneyEnd end;

  @Override
  public List<RetentionJob> jobs() {
    return List.of(
        TimedRows.counting(
            EnrollmentRules.JOURNEYS,
            entities,
            "enrollment.journey j join enrollment.flight f on f.id = j.flight",
            "f.departs_at",
            "j.state <> 'ENDED'",
            JourneySettings.RETENTION.get(),
            end::due));
  }
}
