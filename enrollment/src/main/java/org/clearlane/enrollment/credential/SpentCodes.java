// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/** Deletes what serves nothing any more: uses of QR codes, activation codes, device keys. */
@ApplicationScoped
@Transactional
public class SpentCodes {
  /** Leaves an officer a day to see that a code was made and not exchanged. */
  private static final Duration KEEP_ACTIVATION_CODES = Duration.ofDays(1);

  /** So long an officer can be told that a family code has expired, not only that it is unknown. */
  private static final Duration KEEP_DEVICE_KEYS = Duration.ofDays(1);

  private @Inject EntityManager entities;

  /**
   * Deletes uses that are older than a credential lives, activation codes a day after their end,
   * and the device keys of expired credentials. A time step is refused as stale after a minute; the
   * rest is margin for clocks set back.
   *
   * @return how many rows
   */
  public int purge(Instant now) {
    return delete(
            "delete from enrollment.qr_use where used_at < ?1",
            now.minus(EnrollmentSettings.CREDENTIAL_VALIDITY.get()))
        + delete(
            "delete from enrollment.activation_code where expires_at < ?1",
            now.minus(KEEP_ACTIVATION_CODES))
        + delete(
            "update enrollment.credential set device_key = null"
                + " where device_key is not null and expires_at < ?1",
            now.minus(KEEP_DEVICE_KEYS));
  }

  private int delete(String statement, Instant before) {
    return entities
        .createNativeQuery(statement)
        .setParameter(1, java.sql.Timestamp.from(before))
        .executeUpdate();
  }
}
