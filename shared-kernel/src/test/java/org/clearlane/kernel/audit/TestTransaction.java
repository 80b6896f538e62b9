// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One JTA transaction at a time over plain JDBC: every connection got during it is the same. */
final class TestTransaction implements TransactionSynchronizationRegistry {
  private final DataSource database;
  private final Map<Object, Object> resources = new HashMap<>();
  private final List<Synchronization> synchronizations = new ArrayList<>();
  private @Nullable Connection connection;
  private boolean rollbackOnly;

  TestTransaction(DataSource database) {
    this.database = database;
  }

  void begin() {
    try {
      Connection begun = database.getConnection();
      begun.setAutoCommit(false);
      connection = begun;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void beforeCommit(Runnable action) {
    registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            action.run();
          }

          @Override
          public void afterCompletion(int status) {
            // Only the moment before matters.
          }
        });
  }

  void commit() throws SQLException {
    for (int i = 0; i < synchronizations.size(); i++) {
      synchronizations.get(i).beforeCompletion();
    }
    active().commit();
    end(Status.STATUS_COMMITTED);
  }

  void rollback() throws SQLException {
    active().rollback();
    end(Status.STATUS_ROLLEDBACK);
  }

  private void end(int status) throws SQLException {
    active().close();
    connection = null;
    resources.clear();
    List<Synchronization> ended = List.copyOf(synchronizations);
    synchronizations.clear();
    ended.forEach(synchronization -> synchronization.afterCompletion(status));
  }

  private Connection active() {
    Connection current = connection;
    if (current == null) {
      throw new IllegalStateException("no transaction");
    }
    return current;
  }

  /** Hands out the transaction's connection; closing it does nothing, as in a server. */
  DataSource dataSource() {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> shared(active()));
  }

  private static Connection shared(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
              }
            });
  }

  @Override
  public @Nullable Object getTransactionKey() {
    return connection;
  }

  @Override
  public void putResource(Object key, Object value) {
    resources.put(key, value);
  }

  @Override
  public @Nullable Object getResource(Object key) {
    return resources.get(key);
  }

  @Override
  public void registerInterposedSynchronization(Synchronization synchronization) {
    synchronizations.add(synchronization);
  }

  @Override
  public int getTransactionStatus() {
    return connection == null ? Status.STATUS_NO_TRANSACTION : Status.STATUS_ACTIVE;
  }

  @Override
  public void setRollbackOnly() {
    rollbackOnly = true;
  }

  @Override
  public boolean getRollbackOnly() {
    return rollbackOnly;
  }
}
