// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance.passage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.clearlane.clearance.Direction;
import org.clearlane.clearance.Procedure;

/** The legal fact that a traveller crossed; written once and never changed. */
@Entity
@Table(name = "exit_entry_record", schema = "clearance")
public class ExitEntryRecordEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "passage")
  private UUID passage = new UUID(0, 0);

  @Column(name = "traveller")
  private UUID traveller = new UUID(0, 0);

  @Column(name = "document")
  private String document = "";

  @Enumerated(EnumType.STRING)
  @Column(name = "direction")
  private Direction direction = Direction.ENTRY;

  @Enumerated(EnumType.STRING)
  @Column(name = "procedure")
  private Procedure procedure = Procedure.QR_FACE;

  @Column(name = "lane")
  private String lane = "";

  @Column(name = "crossed_at")
  private Instant crossedAt = Instant.EPOCH;

  protected ExitEntryRecordEntity() {}

  ExitEntryRecordEntity(
      UUID passage,
      UUID traveller,
      String document,
      Direction direction,
      Procedure procedure,
      String lane,
      Instant crossedAt) {
    this.id = UUID.randomUUID();
    this.passage = passage;
    this.traveller = traveller;
    this.document = document;
    this.direction = direction;
    this.procedure = procedure;
    this.lane = lane;
    this.crossedAt = crossedAt;
  }

  UUID id() {
    return id;
  }
}
