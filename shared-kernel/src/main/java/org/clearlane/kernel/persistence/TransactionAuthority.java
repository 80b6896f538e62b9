// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.persistence;

import jakarta.transaction.TransactionSynchronizationRegistry;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.KernelException;

/** Keeps every transaction to the one authority that used it first. */
public final class TransactionAuthority {
  private static final String KEY = "org.clearlane.transaction.authority";

  private TransactionAuthority() {}

  /**
   * Ties the active transaction, if any, to {@code authority}.
   *
   * @throws KernelException if the transaction belongs to another authority already
   */
  public static void pin(TransactionSynchronizationRegistry transactions, Authority authority) {
    if (transactions.getTransactionKey() == null) {
      return;
    }
    Object pinned = transactions.getResource(KEY);
    if (pinned == null) {
      transactions.putResource(KEY, authority);
    } else if (!pinned.equals(authority)) {
      throw new KernelException(
          "a transaction of authority " + pinned + " was used for authority " + authority);
    }
  }
}
