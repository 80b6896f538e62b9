// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event on its way to one webhook.
 *
 * @param attempts how often it was sent
 * @param result what came of the last attempt: a status such as {@code 503}, or {@code TIME_OUT},
 *     {@code UNREACHABLE}, {@code ADDRESS_REFUSED}, {@code TLS}, {@code NO_HTTP}, {@code GONE}
 */
public record WebhookDelivery(
    UUID id,
    UUID webhook,
    String type,
    State state,
    Instant createdAt,
    int attempts,
    Optional<String> result) {

  /** How far a delivery has come. */
  public enum State {
    /** To be sent, for the first time or again. */
    PENDING,
    /** Taken by the partner. */
    DELIVERED,
    /** Given up after three days, or because its webhook is gone; it can be sent again. */
    DEAD
  }
}
