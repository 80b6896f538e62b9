// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.TimedRows;

/** Tells the register of old memberships; {@link PopulationUpkeep} removes them. */
@ApplicationScoped
public class MembershipRetention implements RetentionJobs {
  private @Inject EntityManager entities;
  private @Inject MembershipDates dates;

  @Override
  public List<RetentionJob> jobs() {
    return List.of(
        TimedRows.counting(
            EnrollmentRules.MEMBERSHIPS,
            entities,
            "enrollment.member",
            "cast(valid_until + 1 as timestamptz)",
            "true",
            Duration.ZERO,
            (now, _) -> dates.follow(day(now))),
        TimedRows.deleting(
            EnrollmentRules.DEPARTED_MEMBERS,
            entities,
            "enrollment.member_departure",
            "left_at",
            "true"));
  }

  private static LocalDate day(Instant now) {
    return LocalDate.ofInstant(now, ZoneId.systemDefault());
  }
}
