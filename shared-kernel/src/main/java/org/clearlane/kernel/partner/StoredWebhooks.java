// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.BadPartnerException;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.PartnerEvent;
import org.clearlane.kernel.Webhook;
import org.clearlane.kernel.WebhookDelivery;
import org.clearlane.kernel.WebhookDelivery.State;
import org.clearlane.kernel.Webhooks;

/** Webhooks in the authority's database. */
@ApplicationScoped
@Transactional
public class StoredWebhooks implements Webhooks {
  private static final int MOST_TYPES = 20;
  private static final int SHOWN = 100;
  private static final String ADMINISTRATOR = "ADMINISTRATOR";

  private @Inject EntityManager entities;
  private @Inject DataProtection protection;
  private @Inject AuditTrail audit;
  private @Inject StoredOutbox outbox;

  static String secretPurpose(UUID webhook) {
    return "webhook-secret/" + webhook;
  }

  @Override
  public List<Webhook> list(String partner) {
    return entities
        .createQuery(
            "select w from WebhookEntity w where w.partner = :partner order by w.createdAt, w.id",
            WebhookEntity.class)
        .setParameter("partner", partner)
        .getResultStream()
        .map(WebhookEntity::view)
        .toList();
  }

  @Override
  public Optional<Webhook> find(String partner, UUID id) {
    return own(partner, id, LockModeType.NONE).map(WebhookEntity::view);
  }

  private Optional<WebhookEntity> own(String partner, UUID id, LockModeType lock) {
    return Optional.ofNullable(entities.find(WebhookEntity.class, id, lock))
        .filter(webhook -> webhook.partner().equals(partner));
  }

  @Override
  public Subscription subscribe(String partner, URI url, Set<String> eventTypes, String by) {
    WebhookAddress.check(url, PartnerSettings.INTERNAL.get());
    checkTypes(eventTypes);
    // One after the other, so that ten stay ten.
    entities.find(PartnerEntity.class, partner, LockModeType.PESSIMISTIC_WRITE);
    List<Webhook> present = list(partner);
    Optional<Webhook> same = present.stream().filter(it -> it.url().equals(url)).findFirst();
    if (same.isPresent()) {
      return new Subscription.Exists(same.get());
    }
    if (present.size() >= MOST) {
      throw new BadPartnerException("a partner has at most " + MOST + " webhooks");
    }
    UUID id = UUID.randomUUID();
    byte[] secret = Secrets.randomBytes();
    insert(id, partner, url, eventTypes, protection.sealForAuthority(secretPurpose(id), secret));
    audit.append(entry("webhook.subscribed", id, partner, by).with("host", host(url)));
    return new Subscription.Subscribed(
        entities.find(WebhookEntity.class, id).view(), WebhookSignature.text(secret));
  }

  private static String host(URI url) {
    return url.getHost().substring(0, Math.min(200, url.getHost().length()));
  }

  private void insert(UUID id, String partner, URI url, Set<String> eventTypes, byte[] secret) {
    entities
        .createNativeQuery(
            "insert into kernel.webhook (id, partner, url, event_types, sealed_secret, created_at)"
                + " values (cast(?1 as uuid), ?2, ?3, ?4, ?5, ?6)")
        .setParameter(1, id.toString())
        .setParameter(2, partner)
        .setParameter(3, url.toString())
        .setParameter(4, WebhookEntity.join(eventTypes))
        .setParameter(5, secret)
        .setParameter(6, Timestamp.from(now()))
        .executeUpdate();
  }

  private static void checkTypes(Set<String> types) {
    boolean known =
        types.stream()
            .allMatch(type -> type.equals(WebhookEntity.ALL) || PartnerEvent.isType(type));
    if (types.isEmpty() || types.size() > MOST_TYPES || !known) {
      throw new BadPartnerException(
          "eventTypes takes 1 to " + MOST_TYPES + " types such as population.member.expired, or *");
    }
  }

  @Override
  public boolean change(
      String partner, UUID id, Set<String> eventTypes, boolean enabled, String by) {
    checkTypes(eventTypes);
    Optional<WebhookEntity> found = own(partner, id, LockModeType.PESSIMISTIC_WRITE);
    found.ifPresent(
        webhook -> {
          webhook.take(eventTypes);
          if (webhook.disabled().filter(ADMINISTRATOR::equals).isPresent() && enabled) {
            throw new BadPartnerException("an administrator has disabled the webhook");
          }
          if (enabled) {
            webhook.disable(null);
          } else if (webhook.disabled().isEmpty()) {
            webhook.disable("PARTNER");
          }
          audit.append(entry("webhook.changed", id, partner, by).with("enabled", enabled));
        });
    return found.isPresent();
  }

  @Override
  public boolean unsubscribe(String partner, UUID id, String by) {
    Optional<WebhookEntity> found = own(partner, id, LockModeType.PESSIMISTIC_WRITE);
    found.ifPresent(
        webhook -> {
          entities.remove(webhook);
          audit.append(entry("webhook.unsubscribed", id, partner, by));
        });
    return found.isPresent();
  }

  @Override
  public boolean disable(String partner, UUID id, String by) {
    Optional<WebhookEntity> found = own(partner, id, LockModeType.PESSIMISTIC_WRITE);
    found.ifPresent(
        webhook -> {
          webhook.disable(ADMINISTRATOR);
          audit.append(entry("webhook.disabled", id, partner, by));
        });
    return found.isPresent();
  }

  @Override
  public Optional<String> test(String partner, UUID id) {
    Optional<WebhookEntity> found =
        own(partner, id, LockModeType.NONE).filter(webhook -> webhook.disabled().isEmpty());
    UUID event = UUID.randomUUID();
    found.ifPresent(
        webhook ->
            outbox.write(
                event,
                webhook,
                new PartnerEvent(
                    partner, "webhook.test", id.toString(), JsonValue.EMPTY_JSON_OBJECT)));
    return found.map(_ -> StoredOutbox.messageId(event));
  }

  @Override
  public List<WebhookDelivery> deliveries(String partner) {
    return entities
        .createQuery(
            "select d from DeliveryEntity d, WebhookEntity w"
                + " where d.webhook = w.id and w.partner = :partner"
                + " order by case when d.state = :dead then 0 else 1 end, d.createdAt desc",
            DeliveryEntity.class)
        .setParameter("partner", partner)
        .setParameter("dead", State.DEAD)
        .setMaxResults(SHOWN)
        .getResultStream()
        .map(DeliveryEntity::view)
        .toList();
  }

  @Override
  public long dead(String partner) {
    return entities
        .createQuery(
            "select count(d) from DeliveryEntity d, WebhookEntity w"
                + " where d.webhook = w.id and w.partner = :partner and d.state = :dead",
            Long.class)
        .setParameter("partner", partner)
        .setParameter("dead", State.DEAD)
        .getSingleResult();
  }

  @Override
  public int resend(String partner, String by) {
    List<DeliveryEntity> dead =
        entities
            .createQuery(
                "select d from DeliveryEntity d, WebhookEntity w where d.webhook = w.id"
                    + " and w.partner = :partner and w.disabled is null and d.state = :dead",
                DeliveryEntity.class)
            .setParameter("partner", partner)
            .setParameter("dead", State.DEAD)
            .getResultList();
    Instant now = now();
    dead.forEach(delivery -> delivery.again(now));
    if (!dead.isEmpty()) {
      audit.append(
          AuditEntry.of("webhook.resent", by, "partner:" + partner).with("events", dead.size()));
    }
    return dead.size();
  }

  private static AuditEntry entry(String action, UUID webhook, String partner, String by) {
    return AuditEntry.of(action, by, "webhook:" + webhook).with("partner", partner);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }
}
