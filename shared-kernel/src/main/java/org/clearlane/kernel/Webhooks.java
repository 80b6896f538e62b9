// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Webhooks of the current authority's partners, and what was sent to them. Thread safe. */
public interface Webhooks {
  /** How many a partner may have. */
  int MOST = 10;

  /** A partner's webhooks, the oldest first. */
  List<Webhook> list(String partner);

  /** One of a partner's webhooks. */
  Optional<Webhook> find(String partner, UUID id);

  /**
   * Subscribes. May block for a look-up of the address's name.
   *
   * @param url https, at most 500 characters, to a public address
   * @param eventTypes one to 20 types, or {@code *}
   * @throws BadPartnerException if a part has another form, or there are ten already
   */
  Subscription subscribe(String partner, URI url, Set<String> eventTypes, String by);

  /**
   * Changes what a webhook takes, and whether it is in use.
   *
   * @return whether there is such a webhook
   * @throws BadPartnerException if the types have another form
   */
  boolean change(String partner, UUID id, Set<String> eventTypes, boolean enabled, String by);

  /**
   * Ends a webhook and what is on its way to it.
   *
   * @return whether there was such a webhook
   */
  boolean unsubscribe(String partner, UUID id, String by);

  /**
   * Stops a webhook for an administrator; the partner cannot take it up again.
   *
   * @return whether there is such a webhook
   */
  boolean disable(String partner, UUID id, String by);

  /**
   * Sends an event of the type {@code webhook.test} to this webhook alone.
   *
   * @return the event's id as the receiver sees it; empty if there is no such webhook in use
   */
  Optional<String> test(String partner, UUID id);

  /** The last hundred deliveries to a partner, the newest first; the dead before all others. */
  List<WebhookDelivery> deliveries(String partner);

  /** How many deliveries to a partner were given up. */
  long dead(String partner);

  /**
   * Sends what was given up once more, for another three days, where its webhook is in use.
   *
   * @return how many
   */
  int resend(String partner, String by);

  /** What comes of a subscription. */
  sealed interface Subscription {
    /**
     * @param secret under which deliveries are signed, shown this once: {@code whsec_} and Base64
     */
    record Subscribed(Webhook webhook, String secret) implements Subscription {
      /** Hides the secret. */
      @Override
      public String toString() {
        return "Subscribed[" + webhook.id() + "]";
      }
    }

    /** The partner has a webhook with this address. */
    record Exists(Webhook webhook) implements Subscription {}
  }
}
