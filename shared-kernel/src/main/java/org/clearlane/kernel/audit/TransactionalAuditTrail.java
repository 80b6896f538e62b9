// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.persistence.AuthorityDataSources;

/** The audit trail of whatever transaction is active. */
@ApplicationScoped
public class TransactionalAuditTrail implements AuditTrail {
  private @Inject AuthorityDataSources dataSources;
  private @Inject DataProtection protection;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @Override
  public void append(AuditEntry entry) {
    new TransactionEntries(transactions, dataSources::current, protection).append(entry);
  }
}
