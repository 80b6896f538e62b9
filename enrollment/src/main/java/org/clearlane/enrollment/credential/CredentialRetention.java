// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.clearlane.enrollment.retention.EnrollmentRules;
import org.clearlane.kernel.RetentionJob;
import org.clearlane.kernel.RetentionJobs;
import org.clearlane.kernel.TimedRows;

/** Deletes what can no longer open or prevent anything: uses of codes, codes, keys, credentials. */
@ApplicationScoped
public class CredentialRetention implements RetentionJobs {
  private @Inject EntityManager entities;

  @Override
  public List<RetentionJob> jobs() {
    return List.of(
        TimedRows.deleting(
            EnrollmentRules.CODE_USES, entities, "enrollment.qr_use", "used_at", "true"),
        TimedRows.deleting(
            EnrollmentRules.ACTIVATION_CODES,
            entities,
            "enrollment.activation_code",
            "expires_at",
            "true"),
        TimedRows.forgetting(
            EnrollmentRules.DEVICE_KEYS,
            entities,
            "enrollment.credential",
            "expires_at",
            "device_key is not null",
            "device_key = null"),
        TimedRows.deleting(
            EnrollmentRules.EXPIRED_CREDENTIALS,
            entities,
            "enrollment.credential",
            "expires_at",
            "true"));
  }
}
