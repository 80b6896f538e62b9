// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.clearlane.kernel.Webhook;
import org.jspecify.annotations.Nullable;

/** A webhook as it is stored, its secret sealed for the authority. */
@Entity
@Table(name = "webhook", schema = "kernel")
public class WebhookEntity {
  static final String ALL = "*";

  @Id
  @Column(name = "id")
  private UUID id = UUID.randomUUID();

  @Column(name = "partner")
  private String partner = "";

  @Column(name = "url")
  private String url = "";

  @Column(name = "event_types")
  private String eventTypes = "";

  @Column(name = "sealed_secret")
  private byte[] sealedSecret = {};

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "disabled")
  private @Nullable String disabled;

  protected WebhookEntity() {}

  UUID id() {
    return id;
  }

  String partner() {
    return partner;
  }

  URI url() {
    return URI.create(url);
  }

  byte[] sealedSecret() {
    return sealedSecret.clone();
  }

  Optional<String> disabled() {
    return Optional.ofNullable(disabled);
  }

  boolean takes(String type) {
    return disabled == null && (types().contains(ALL) || types().contains(type));
  }

  void take(Set<String> types) {
    eventTypes = join(types);
  }

  static String join(Set<String> types) {
    return String.join(",", new TreeSet<>(types));
  }

  void disable(@Nullable String why) {
    disabled = why;
  }

  private Set<String> types() {
    return new TreeSet<>(Arrays.asList(eventTypes.split(",", -1)));
  }

  Webhook view() {
    return new Webhook(id, partner, url(), types(), createdAt, disabled());
  }
}
