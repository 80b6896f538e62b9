// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/**
 * Tells partners of events, at least once and in no particular order: an event is stored with the
 * change that it tells of and sent by webhook afterwards, for up to three days.
 */
public interface Outbox {

  /**
   * Writes the event for each of the partner's webhooks that takes its type, in the caller's
   * transaction. Without such a webhook nothing is kept.
   *
   * @throws jakarta.transaction.TransactionalException if no transaction is active
   */
  void publish(PartnerEvent event);
}
