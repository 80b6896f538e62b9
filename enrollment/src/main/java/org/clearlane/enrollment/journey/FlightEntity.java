// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.FlightId;
import org.clearlane.enrollment.FlightPlan;
import org.clearlane.enrollment.FlightState;
import org.jspecify.annotations.Nullable;

/** A flight that a partner has announced. */
@Entity
@Table(name = "flight", schema = "enrollment")
public class FlightEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "partner")
  private String partner = "";

  @Column(name = "handler")
  private @Nullable String handler;

  @Column(name = "carrier")
  private String carrier = "";

  @Column(name = "number")
  private String number = "";

  @Column(name = "departs_on")
  private LocalDate departsOn = LocalDate.EPOCH;

  @Column(name = "origin")
  private String origin = "";

  @Column(name = "destination")
  private String destination = "";

  @Column(name = "first_planned_at")
  private Instant firstPlannedAt = Instant.EPOCH;

  @Column(name = "departs_at")
  private Instant departsAt = Instant.EPOCH;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private FlightState state = FlightState.OPEN;

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Version
  @Column(name = "version")
  private long version;

  protected FlightEntity() {}

  FlightEntity(FlightPlan plan, String partner, Instant createdAt) {
    this.id = UUID.randomUUID();
    this.partner = partner;
    this.handler = plan.handler().orElse(null);
    this.carrier = plan.carrier();
    this.number = plan.number();
    this.departsOn = plan.date();
    this.origin = plan.origin();
    this.destination = plan.destination();
    this.firstPlannedAt = plan.departsAt();
    this.departsAt = plan.departsAt();
    this.createdAt = createdAt;
  }

  FlightId id() {
    return new FlightId(id);
  }

  String partner() {
    return partner;
  }

  /** Whether the partner has announced or handles it. */
  boolean of(String code) {
    return partner.equals(code) || code.equals(handler);
  }

  FlightPlan plan() {
    return new FlightPlan(
        carrier, number, departsOn, origin, destination, departsAt, Optional.ofNullable(handler));
  }

  FlightState state() {
    return state;
  }

  Instant firstPlannedAt() {
    return firstPlannedAt;
  }

  void reschedule(Instant at) {
    departsAt = at;
  }

  void advance(FlightState next) {
    state = next;
  }
}
