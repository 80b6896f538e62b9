// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/**
 * The current authority's append-only, hash-chained record of who did what.
 *
 * <p>Entries join the caller's transaction: they are chained and written just before it commits,
 * all or none. The chain lock is therefore the last lock a transaction takes. Heads are signed and
 * exported at intervals; {@code clearlane audit verify} recomputes the chain against them.
 */
public interface AuditTrail {

  /**
   * Adds an entry to the current transaction.
   *
   * @throws NoAuthorityException if no authority is bound
   * @throws KernelException if no transaction is active
   */
  void append(AuditEntry entry);
}
