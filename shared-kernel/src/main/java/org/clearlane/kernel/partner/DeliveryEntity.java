// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.kernel.WebhookDelivery;
import org.clearlane.kernel.WebhookDelivery.State;
import org.jspecify.annotations.Nullable;

/** A row of the outbox. */
@Entity
@Table(name = "delivery", schema = "kernel")
public class DeliveryEntity {
  /** How long a delivery is tried. */
  static final Duration PATIENCE = Duration.ofDays(3);

  @Id
  @Column(name = "id")
  private UUID id = UUID.randomUUID();

  @Column(name = "webhook")
  private UUID webhook = UUID.randomUUID();

  @Column(name = "event")
  private UUID event = UUID.randomUUID();

  @Column(name = "type")
  private String type = "";

  @Column(name = "payload")
  private String payload = "";

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private State state = State.PENDING;

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "attempts")
  private int attempts;

  @Column(name = "due_at")
  private Instant dueAt = Instant.EPOCH;

  @Column(name = "give_up_at")
  private Instant giveUpAt = Instant.EPOCH;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "result")
  private @Nullable String result;

  protected DeliveryEntity() {}

  DeliveryEntity(UUID webhook, UUID event, String type, String payload, Instant now) {
    this.webhook = webhook;
    this.event = event;
    this.type = type;
    this.payload = payload;
    this.createdAt = now;
    this.dueAt = now;
    this.giveUpAt = now.plus(PATIENCE);
  }

  UUID webhook() {
    return webhook;
  }

  UUID event() {
    return event;
  }

  String payload() {
    return payload;
  }

  State state() {
    return state;
  }

  /** Counts an attempt; if nothing is heard of it, the next is due when the lease ends. */
  void attempt(Instant leaseEnds) {
    attempts++;
    dueAt = leaseEnds;
  }

  int attempts() {
    return attempts;
  }

  void delivered(String what, Instant now) {
    end(State.DELIVERED, what, now);
  }

  void dead(String what, Instant now) {
    end(State.DEAD, what, now);
  }

  private void end(State how, String what, Instant now) {
    state = how;
    result = what;
    endedAt = now;
  }

  /** Tries again after the pause, for the last time when patience ends. */
  void failed(String what, Duration pause, Instant now) {
    if (!now.isBefore(giveUpAt)) {
      dead(what, now);
      return;
    }
    result = what;
    Instant next = now.plus(pause);
    dueAt = next.isBefore(giveUpAt) ? next : giveUpAt;
  }

  void again(Instant now) {
    state = State.PENDING;
    attempts = 0;
    endedAt = null;
    dueAt = now;
    giveUpAt = now.plus(PATIENCE);
  }

  WebhookDelivery view() {
    return new WebhookDelivery(
        id, webhook, type, state, createdAt, attempts, Optional.ofNullable(result));
  }
}
