// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.clearlane.enrollment.JourneyId;
import org.clearlane.enrollment.Touchpoint;

/** A passenger was confirmed at a touchpoint. */
@Entity
@Table(name = "journey_touch", schema = "enrollment")
public class TouchEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "journey")
  private UUID journey = new UUID(0, 0);

  @Enumerated(EnumType.STRING)
  @Column(name = "touchpoint")
  private Touchpoint touchpoint = Touchpoint.BAG_DROP;

  @Column(name = "place")
  private String place = "";

  @Column(name = "touched_at")
  private Instant touchedAt = Instant.EPOCH;

  protected TouchEntity() {}

  TouchEntity(JourneyId journey, Touchpoint touchpoint, String place, Instant touchedAt) {
    this.id = UUID.randomUUID();
    this.journey = journey.value();
    this.touchpoint = touchpoint;
    this.place = place;
    this.touchedAt = touchedAt;
  }

  Touchpoint touchpoint() {
    return touchpoint;
  }

  String place() {
    return place;
  }

  Instant touchedAt() {
    return touchedAt;
  }
}
