// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.kernel.TravellerId;

/** Reads consents. */
@ApplicationScoped
@Transactional
public class StoredConsents implements Consents {
  private @Inject EntityManager entities;

  @Override
  public boolean granted(TravellerId traveller, ConsentPurpose purpose) {
    return entities
            .createQuery(
                "select count(c) from ConsentEntity c where c.traveller = :traveller"
                    + " and c.purpose = :purpose and c.withdrawnAt is null",
                Long.class)
            .setParameter("traveller", traveller.value())
            .setParameter("purpose", purpose)
            .getSingleResult()
        > 0;
  }
}
