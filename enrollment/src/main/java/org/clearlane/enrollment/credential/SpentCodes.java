// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/** Deletes what can no longer prevent anything: uses of QR codes, activation codes. */
@ApplicationScoped
@Transactional
public class SpentCodes {
  /** Leaves an officer a day to see that a code was made and not exchanged. */
  private static final Duration KEEP_ACTIVATION_CODES = Duration.ofDays(1);

  private @Inject EntityManager entities;

  /**
   * Deletes uses that are older than a credential lives, and activation codes a day after their
   * end. A time step is refused as stale after a minute; the rest is margin for clocks set back.
   *
   * @return how many rows
   */
  public int purge(Instant now) {
    return delete(
            "delete from enrollment.qr_use where used_at < ?1",
            now.minus(EnrollmentSettings.CREDENTIAL_VALIDITY.get()))
        + delete(
            "delete from enrollment.activation_code where expires_at < ?1",
            now.minus(KEEP_ACTIVATION_CODES));
  }

  private int delete(String statement, Instant before) {
    return entities
        .createNativeQuery(statement)
        .setParameter(1, java.sql.Timestamp.from(before))
        .executeUpdate();
  }
}
