// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.TimedRows;

/** Tells the register of old registrations; {@link RegistrationUpkeep} destroys them. */
@ApplicationScoped
public class RegistrationRetention implements RetentionJobs {
  private @Inject EntityManager entities;
  private @Inject StoredRegistrations registrations;

  @Override
  public List<RetentionJob> jobs() {
    return List.of(
        TimedRows.counting(
            EnrollmentRules.REGISTRATIONS,
            entities,
            "enrollment.registration",
            "expires_at",
            "true",
            Duration.ZERO,
            registrations::purge));
  }
}
