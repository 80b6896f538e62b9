// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.persistence.AuthorityDataSources;
import org.clearlane.kernel.persistence.TransactionAuthority;

/** Collects a transaction's entries and chains them just before it commits. */
@ApplicationScoped
public class TransactionalAuditTrail implements AuditTrail {
  private static final String PENDING = "org.clearlane.audit.pending";

  private @Inject AuthorityDataSources dataSources;
  private @Inject DataProtection protection;

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transactions;

  @Override
  public void append(AuditEntry entry) {
    if (transactions.getTransactionKey() == null) {
      throw new KernelException("an audit entry needs a transaction");
    }
    TransactionAuthority.pin(transactions, AuthorityContext.current());
    pending().add(prepared(entry));
  }

  private List<ChainWriter.Pending> pending() {
    if (transactions.getResource(PENDING) instanceof Pending collected) {
      return collected.entries();
    }
    Pending collected = new Pending(dataSources.current(), new ArrayList<>());
    transactions.putResource(PENDING, collected);
    transactions.registerInterposedSynchronization(collected);
    return collected.entries();
  }

  private ChainWriter.Pending prepared(AuditEntry entry) {
    JsonObjectBuilder details = Json.createObjectBuilder();
    entry.details().forEach(details::add);
    return new ChainWriter.Pending(
        entry.action(),
        entry.actor(),
        entry.subject().map(protection::pseudonym).orElse(null),
        entry.object(),
        details.build().toString());
  }

  /** A transaction's entries; the data source is that of the authority it belongs to. */
  private record Pending(DataSource dataSource, List<ChainWriter.Pending> entries)
      implements Synchronization {
    @Override
    public void beforeCompletion() {
      try (Connection connection = dataSource.getConnection()) {
        ChainWriter.write(connection, entries);
      } catch (SQLException e) {
        throw new KernelException("the audit trail cannot be written", e);
      }
    }

    @Override
    public void afterCompletion(int status) {
      // Written with the transaction, or gone with it.
    }
  }
}
