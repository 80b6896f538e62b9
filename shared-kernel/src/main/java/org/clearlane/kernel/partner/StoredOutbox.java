// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.clearlane.kernel.Outbox;
import org.clearlane.kernel.PartnerEvent;

/** The outbox in the authority's database. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class StoredOutbox implements Outbox {
  private @Inject EntityManager entities;

  @Override
  public void publish(PartnerEvent event) {
    UUID id = UUID.randomUUID();
    entities
        .createQuery(
            "select w from WebhookEntity w where w.partner = :partner", WebhookEntity.class)
        .setParameter("partner", event.partner())
        .getResultStream()
        .filter(webhook -> webhook.takes(event.type()))
        .forEach(webhook -> write(id, webhook, event));
  }

  void write(UUID id, WebhookEntity webhook, PartnerEvent event) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    entities.persist(new DeliveryEntity(webhook.id(), id, event.type(), payload(event, now), now));
  }

  /** The event's id as the receiver sees it. */
  static String messageId(UUID event) {
    return "msg_" + event;
  }

  private static String payload(PartnerEvent event, Instant now) {
    JsonObject data =
        Json.createObjectBuilder(event.data()).add("subject", event.subject()).build();
    return Json.createObjectBuilder()
        .add("type", event.type())
        .add("timestamp", now.toString())
        .add("data", data)
        .build()
        .toString();
  }
}
