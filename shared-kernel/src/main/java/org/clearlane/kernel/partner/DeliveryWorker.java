// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.clearlane.kernel.Authorities;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.AuthorityContext;
import org.clearlane.kernel.Rounds;
import org.clearlane.kernel.partner.Deliveries.Claimed;
import org.clearlane.kernel.partner.WebhookSender.Attempt;

/** Sends what is in each authority's outbox, several deliveries at a time, and gives up in time. */
@ApplicationScoped
class DeliveryWorker {
  private static final System.Logger LOG = System.getLogger(DeliveryWorker.class.getName());
  private static final int MOST_AT_ONCE = 16;
  private static final Duration LOOK = Duration.ofMillis(500);

  private @Inject Deliveries deliveries;
  private @Inject Rounds rounds;

  @Resource private ManagedScheduledExecutorService scheduler;

  void start(@Observes Authorities.Ready event) {
    Authority authority = event.authority();
    WebhookSender sender =
        new WebhookSender(PartnerSettings.INTERNAL.get(), PartnerSettings.TIMEOUT.get());
    InFlight inFlight = new InFlight(MOST_AT_ONCE, Deliveries.AT_ONCE);
    rounds.every(LOOK, authority, "webhooks", () -> look(authority, sender, inFlight));
    rounds.every(
        Duration.ofMinutes(1),
        authority,
        "undeliverable events",
        () -> deliveries.giveUp(Instant.now()));
  }

  private static void guarded(Authority authority, Runnable work) {
    try {
      AuthorityContext.run(authority, work);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the outbox of authority " + authority + " has a fault", e);
    }
  }

  private void look(Authority authority, WebhookSender sender, InFlight inFlight) {
    int room = inFlight.room();
    if (room == 0) {
      return;
    }
    for (Claimed claimed : deliveries.claim(room, inFlight.busy(), Instant.now())) {
      inFlight.begin(claimed.webhook());
      var _ =
          scheduler.submit(
              () -> {
                try {
                  guarded(authority, () -> send(sender, claimed));
                } finally {
                  inFlight.end(claimed.webhook());
                }
              });
    }
  }

  private void send(WebhookSender sender, Claimed claimed) {
    try {
      settle(claimed.id(), sender.post(claimed.url(), headers(claimed), bytes(claimed)));
    } catch (InterruptedException e) {
      // The server stops; the lease ends by itself.
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] bytes(Claimed claimed) {
    return claimed.payload().getBytes(UTF_8);
  }

  static Map<String, String> headers(Claimed claimed) {
    String id = StoredOutbox.messageId(claimed.event());
    long timestamp = Instant.now().getEpochSecond();
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(timestamp),
        "webhook-signature",
        WebhookSignature.sign(claimed.secret(), id, timestamp, claimed.payload()));
  }

  private void settle(UUID delivery, Attempt attempt) {
    switch (attempt) {
      case Attempt.Answered(int status) when status / 100 == 2 ->
          deliveries.delivered(delivery, Integer.toString(status));
      case Attempt.Answered(int status) when status == 410 -> deliveries.gone(delivery);
      case Attempt.Answered(int status) -> deliveries.failed(delivery, Integer.toString(status));
      case Attempt.Failed failed -> deliveries.failed(delivery, failed.fault().name());
    }
  }
}
