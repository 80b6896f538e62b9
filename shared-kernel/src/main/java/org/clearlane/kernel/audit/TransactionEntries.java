// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.ErasedTravellerException;
import org.clearlane.kernel.KernelException;
import org.clearlane.kernel.TravellerId;
import org.clearlane.kernel.persistence.TransactionAuthority;

/**
 * Collects a transaction's entries and chains them just before it commits.
 *
 * @param dataSource gives the current authority's data source
 */
record TransactionEntries(
    TransactionSynchronizationRegistry transactions,
    Supplier<DataSource> dataSource,
    DataProtection protection) {
  /** Once: to look the provider up takes longer than to write an entry. */
  private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

  private static final String PENDING = "org.clearlane.audit.pending";

  /** In place of the pseudonym of a traveller whose key is gone. */
  static final String ERASED = "erased";

  void append(AuditEntry entry) {
    if (transactions.getTransactionKey() == null) {
      throw new KernelException("an audit entry needs a transaction");
    }
    TransactionAuthority.pin(transactions, AuthorityContext.current());
    ChainWriter.Pending prepared = prepared(entry);
    pending().add(prepared);
  }

  private Pending pending() {
    if (transactions.getResource(PENDING) instanceof Pending collected) {
      return collected;
    }
    Pending collected = new Pending(dataSource.get(), transactions);
    transactions.putResource(PENDING, collected);
    transactions.registerInterposedSynchronization(collected);
    return collected;
  }

  private ChainWriter.Pending prepared(AuditEntry entry) {
    JsonObjectBuilder details = JSON.createObjectBuilder();
    entry.details().forEach(details::add);
    return new ChainWriter.Pending(
        entry.action(),
        storable(entry.actor()),
        entry.subject().map(this::pseudonym).orElse(null),
        storable(entry.object()),
        details.build().toString());
  }

  /** What an erased traveller still sets off (a passage that ends) must be audited all the same. */
  private String pseudonym(TravellerId traveller) {
    try {
      return protection.pseudonym(traveller);
    } catch (ErasedTravellerException e) {
      return ERASED;
    }
  }

  /** PostgreSQL stores every character but this one; JSON escapes it. */
  private static String storable(String text) {
    return text.replace('\0', '\ufffd');
  }

  /** A transaction's entries; the data source is that of the authority it belongs to. */
  private static final class Pending implements Synchronization {
    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final List<ChainWriter.Pending> entries = new ArrayList<>();
    private boolean written;

    Pending(DataSource dataSource, TransactionSynchronizationRegistry transactions) {
      this.dataSource = dataSource;
      this.transactions = transactions;
    }

    void add(ChainWriter.Pending entry) {
      if (written) {
        // Another synchronization appends while the transaction is about to commit.
        write(List.of(entry));
      } else {
        entries.add(entry);
      }
    }

    @Override
    public void beforeCompletion() {
      written = true;
      write(entries);
    }

    private void write(List<ChainWriter.Pending> rows) {
      try (Connection connection = dataSource.getConnection()) {
        ChainWriter.write(connection, rows);
      } catch (SQLException e) {
        transactions.setRollbackOnly();
        throw new KernelException("the audit trail cannot be written", e);
      }
    }

    @Override
    public void afterCompletion(int status) {
      // Written with the transaction, or gone with it.
    }
  }
}
