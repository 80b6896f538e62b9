// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where a partner has events sent.
 *
 * @param eventTypes the types it takes; {@code *} for all
 * @param disabled why nothing is sent: {@code GONE} (its address answered 410), {@code PARTNER} or
 *     {@code ADMINISTRATOR}; empty if it is in use
 */
public record Webhook(
    UUID id,
    String partner,
    URI url,
    Set<String> eventTypes,
    Instant createdAt,
    Optional<String> disabled) {}
