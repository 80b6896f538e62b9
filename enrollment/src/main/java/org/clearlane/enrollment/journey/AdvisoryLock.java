// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;

/** Has transactions about one thing that may have no row yet come one after the other. */
final class AdvisoryLock {
  private AdvisoryLock() {}

  /** Holds the lock until the transaction ends. */
  static void hold(EntityManager entities, byte[] index) {
    var _ =
        entities
            .createNativeQuery("select cast(pg_advisory_xact_lock(?1) as text)")
            .setParameter(1, ByteBuffer.wrap(index).getLong())
            .getResultList();
  }
}
