// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.clearlane.kernel.PartnerEvent;
import org.clearlane.kernel.PartnerScope;
import org.clearlane.kernel.Webhook;
import org.clearlane.kernel.WebhookDelivery;
import org.clearlane.kernel.WebhookDelivery.State;
import org.clearlane.kernel.Webhooks.Subscription;
import org.clearlane.kernel.partner.Deliveries.Claimed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private static final JsonObject DATA = Json.createObjectBuilder().add("state", "x").build();

  private Books books = Books.empty();
  private UUID webhook = UUID.randomUUID();

  @BeforeEach
  void subscribe() {
    books = Books.empty();
    for (String code : List.of("air", "sea")) {
      books.in(() -> books.partners.put(code, code, EnumSet.of(PartnerScope.EVENTS), "admin@a"));
    }
    webhook = subscribe("https://203.0.114.7/hook", "population.member.expired").id();
  }

  private Webhook subscribe(String url, String type) {
    Subscription made =
        books.in(
            () -> books.webhooks.subscribe("air", URI.create(url), Set.of(type), "partner:air@a"));
    return ((Subscription.Subscribed) made).webhook();
  }

  private void publish(String partner, String type) {
    books.run(() -> books.outbox.publish(new PartnerEvent(partner, type, "member-1", DATA)));
  }

  private void publish() {
    publish("air", "population.member.expired");
  }

  private List<Claimed> claim(Instant now) {
    return books.in(() -> books.deliveries.claim(16, Set.of(), now));
  }

  private Claimed claimOne() {
    List<Claimed> claimed = claim(Instant.now());
    assertThat(claimed).hasSize(1);
    return claimed.getFirst();
  }

  private WebhookDelivery only() {
    List<WebhookDelivery> all = books.in(() -> books.webhooks.deliveries("air"));
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  @Test
  void anEventGoesToTheWebhooksThatTakeItsType() {
    subscribe("https://203.0.114.7/all", "*");
    subscribe("https://203.0.114.7/other", "journey.offloaded");
    publish();
    publish("sea", "population.member.expired");
    assertThat(claim(Instant.now()))
        .extracting(claimed -> claimed.url().getPath())
        .containsExactlyInAnyOrder("/hook", "/all");
  }

  @Test
  void anEventOfAChangeThatIsRolledBackIsNotSent() {
    books.rolledBack(
        () -> {
          books.outbox.publish(
              new PartnerEvent("air", "population.member.expired", "member-1", DATA));
          return true;
        });
    assertThat(claim(Instant.now())).isEmpty();
  }

  @Test
  void thePayloadTellsTypeTimeSubjectAndData() {
    publish();
    assertThat(claimOne().payload())
        .matches(
            "\\{\"type\":\"population.member.expired\",\"timestamp\":\"[0-9T:.-]+Z\","
                + "\"data\":\\{\"state\":\"x\",\"subject\":\"member-1\"}}");
  }

  @Test
  void whatIsClaimedIsNotClaimedAgainUntilItsLeaseEnds() {
    publish();
    Claimed first = claimOne();
    assertThat(claim(Instant.now())).isEmpty();
    List<Claimed> again = claim(Instant.now().plus(Deliveries.LEASE));
    assertThat(again).extracting(Claimed::id).containsExactly(first.id());
  }

  @Test
  void anotherServerSkipsWhatOneIsClaiming() throws InterruptedException {
    publish();
    List<Claimed> elsewhere =
        books.in(
            () -> {
              assertThat(books.deliveries.claim(16, Set.of(), Instant.now())).hasSize(1);
              return java.util.concurrent.CompletableFuture.supplyAsync(() -> claim(Instant.now()))
                  .join();
            });
    assertThat(elsewhere).isEmpty();
  }

  @Test
  void aReceiverThatHangsGetsNoMoreThanItsShare() {
    for (int i = 0; i < 6; i++) {
      publish();
    }
    assertThat(claim(Instant.now())).hasSize(Deliveries.AT_ONCE);
    assertThat(books.in(() -> books.deliveries.claim(16, Set.of(webhook), Instant.now())))
        .isEmpty();
  }

  @Test
  void whatFailedIsSentAgainLaterAndLater() {
    publish();
    Claimed claimed = claimOne();
    books.run(() -> books.deliveries.failed(claimed.id(), "500"));
    assertThat(claim(Instant.now())).isEmpty();
    assertThat(claim(Instant.now().plusSeconds(6))).hasSize(1);
    assertThat(only())
        .extracting(WebhookDelivery::state, WebhookDelivery::attempts)
        .containsExactly(State.PENDING, 2);
    assertThat(Deliveries.pause(1)).isBetween(Duration.ofMillis(2_500), Duration.ofSeconds(5));
    assertThat(Deliveries.pause(3)).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
    assertThat(Deliveries.pause(60)).isBetween(Duration.ofHours(3), Duration.ofHours(6));
  }

  @Test
  void afterThreeDaysItIsGivenUpAndCanBeSentAgain() {
    publish();
    Claimed claimed = claimOne();
    Books.execute("update kernel.delivery set give_up_at = now() - interval '1 second'");
    books.run(() -> books.deliveries.failed(claimed.id(), "503"));
    assertThat(only().state()).isEqualTo(State.DEAD);
    assertThat(only().result()).contains("503");
    assertThat((long) books.in(() -> books.webhooks.dead("air"))).isEqualTo(1);
    assertThat((int) books.in(() -> books.webhooks.resend("air", "admin@a"))).isEqualTo(1);
    Claimed again = claimOne();
    assertThat(again.event()).as("the receiver sees the same id").isEqualTo(claimed.event());
    books.run(() -> books.deliveries.delivered(again.id(), "204"));
    assertThat(only().state()).isEqualTo(State.DELIVERED);
  }

  @Test
  void aReceiverThatIsGoneGetsNothingMore() {
    publish();
    publish();
    Claimed claimed = claim(Instant.now()).getFirst();
    books.run(() -> books.deliveries.gone(claimed.id()));
    assertThat(books.in(() -> books.webhooks.deliveries("air")))
        .extracting(WebhookDelivery::state)
        .containsOnly(State.DEAD);
    publish();
    assertThat(claim(Instant.now().plusSeconds(300))).isEmpty();
    assertThat(books.in(() -> books.webhooks.find("air", webhook)).orElseThrow().disabled())
        .contains("GONE");
    assertThat(books.audited()).endsWith("webhook.gone");
  }

  @Test
  void aSuspendedPartnersEventsWait() {
    publish();
    books.in(() -> books.partners.suspend("air", "admin@a"));
    assertThat(claim(Instant.now())).isEmpty();
    books.in(() -> books.partners.resume("air", "admin@a"));
    assertThat(claim(Instant.now())).hasSize(1);
  }

  @Test
  void whatWasNeverSentIsGivenUpTooAndOldRowsAreDeleted() {
    publish();
    books.run(() -> books.deliveries.giveUp(Instant.now().plus(Duration.ofDays(4))));
    assertThat(only().result()).contains("NOT_SENT");
    books.applyRules(Instant.now().plus(Duration.ofDays(33)));
    assertThat(only().state()).as("kept for 30 days").isEqualTo(State.DEAD);
    books.applyRules(Instant.now().plus(Duration.ofDays(35)));
    assertThat(Books.texts("select id from kernel.delivery")).isEmpty();
  }

  @Test
  void deliveredRowsAreDeletedAfterAWeek() {
    publish();
    Claimed claimed = claimOne();
    books.run(() -> books.deliveries.delivered(claimed.id(), "200"));
    books.applyRules(Instant.now().plus(Duration.ofDays(6)));
    assertThat(Books.texts("select id from kernel.delivery")).hasSize(1);
    books.applyRules(Instant.now().plus(Duration.ofDays(8)));
    assertThat(Books.texts("select id from kernel.delivery")).isEmpty();
  }

  @Test
  void endingAWebhookEndsWhatIsOnItsWay() {
    publish();
    Claimed claimed = claimOne();
    books.in(() -> books.webhooks.unsubscribe("air", webhook, "partner:air@a"));
    books.run(() -> books.deliveries.failed(claimed.id(), "500"));
    assertThat(Books.texts("select id from kernel.delivery")).isEmpty();
  }
}
