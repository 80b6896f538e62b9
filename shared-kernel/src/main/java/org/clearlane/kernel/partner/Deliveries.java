// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.clearlane.kernel.AuditEntry;
import org.clearlane.kernel.AuditTrail;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.WebhookDelivery.State;

/**
 * The outbox as its worker sees it. What is due is claimed for a lease, in which no other server
 * takes it; a server that dies leaves it to be sent again when the lease ends.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
public class Deliveries {
  /** Longer than an attempt may take. */
  static final Duration LEASE = Duration.ofSeconds(60);

  /** A receiver that hangs keeps no more than so many of the worker's places. */
  static final int AT_ONCE = 4;

  private static final Duration LONGEST_PAUSE = Duration.ofHours(6);

  private @Inject EntityManager entities;
  private @Inject DataProtection protection;
  private @Inject AuditTrail audit;

  /** What is to be sent now. */
  @SuppressWarnings("ArrayRecordComponent")
  record Claimed(UUID id, UUID webhook, UUID event, URI url, byte[] secret, String payload) {
    @Override
    public String toString() {
      return "Claimed[" + id + "]";
    }
  }

  /**
   * Claims what is due, the longest waiting first.
   *
   * @param busy webhooks to which as much is on its way as may be
   */
  List<Claimed> claim(int most, Set<UUID> busy, Instant now) {
    List<?> ids =
        entities
            .createNativeQuery(
                "select cast(d.id as text) from kernel.delivery d"
                    + " join kernel.webhook w on w.id = d.webhook"
                    + " join kernel.partner p on p.code = w.partner"
                    + " where d.state = 'PENDING' and d.due_at <= ?1 and w.disabled is null"
                    + " and not p.suspended"
                    + " and cast(w.id as text) <> all (string_to_array(?2, ','))"
                    + " order by d.due_at limit ?3 for update of d skip locked")
            .setParameter(1, Timestamp.from(now))
            .setParameter(2, busy.stream().map(UUID::toString).collect(Collectors.joining(",")))
            .setParameter(3, most)
            .getResultList();
    Map<UUID, Integer> perWebhook = new HashMap<>();
    List<Claimed> claimed = new ArrayList<>();
    for (Object id : ids) {
      DeliveryEntity delivery = entities.find(DeliveryEntity.class, UUID.fromString(id.toString()));
      WebhookEntity webhook = entities.find(WebhookEntity.class, delivery.webhook());
      if (perWebhook.merge(webhook.id(), 1, Integer::sum) <= AT_ONCE) {
        delivery.attempt(now.truncatedTo(ChronoUnit.MICROS).plus(LEASE));
        claimed.add(claimed(UUID.fromString(id.toString()), delivery, webhook));
      }
    }
    return claimed;
  }

  private Claimed claimed(UUID id, DeliveryEntity delivery, WebhookEntity webhook) {
    return new Claimed(
        id,
        webhook.id(),
        delivery.event(),
        webhook.url(),
        protection.openForAuthority(
            StoredWebhooks.secretPurpose(webhook.id()), webhook.sealedSecret()),
        delivery.payload());
  }

  void delivered(UUID id, String result) {
    pending(id, (delivery, now) -> delivery.delivered(result, now));
  }

  void failed(UUID id, String result) {
    pending(id, (delivery, now) -> delivery.failed(result, pause(delivery.attempts()), now));
  }

  /** The receiver does not exist any more: nothing more is sent to it. */
  void gone(UUID id) {
    pending(
        id,
        (delivery, now) -> {
          WebhookEntity webhook = entities.find(WebhookEntity.class, delivery.webhook());
          webhook.disable("GONE");
          audit.append(
              AuditEntry.of("webhook.gone", "system", "webhook:" + webhook.id())
                  .with("partner", webhook.partner()));
          entities
              .createQuery(
                  "select d from DeliveryEntity d where d.webhook = :webhook and d.state = :pending",
                  DeliveryEntity.class)
              .setParameter("webhook", webhook.id())
              .setParameter("pending", State.PENDING)
              .getResultStream()
              .forEach(other -> other.dead("GONE", now));
        });
  }

  private void pending(UUID id, BiConsumer<DeliveryEntity, Instant> change) {
    Optional.ofNullable(entities.find(DeliveryEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
        .filter(delivery -> delivery.state() == State.PENDING)
        .ifPresent(
            delivery -> change.accept(delivery, Instant.now().truncatedTo(ChronoUnit.MICROS)));
  }

  /**
   * Doubles with each attempt; spread, so that what failed together does not come back together.
   */
  static Duration pause(int attempts) {
    Duration first = PartnerSettings.BACKOFF.get();
    Duration doubled = first.multipliedBy(1L << Math.min(20, Math.max(0, attempts - 1)));
    long most = Math.min(doubled.toMillis(), LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
  }

  /** Gives up what could not be sent in time. */
  void giveUp(Instant now) {
    entities
        .createNativeQuery(
            "update kernel.delivery set state = 'DEAD', ended_at = ?1,"
                + " result = coalesce(result, 'NOT_SENT')"
                + " where state = 'PENDING' and give_up_at < ?2")
        .setParameter(1, Timestamp.from(now))
        .setParameter(2, Timestamp.from(now.minus(LEASE.multipliedBy(2))))
        .executeUpdate();
  }
}
