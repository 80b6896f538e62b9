// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.entry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.clearlane.watchlist.EntryId;
import org.clearlane.watchlist.Instruction;
import org.jspecify.annotations.Nullable;

/** A watchlist entry; the document is found by a keyed hash and readable only when unsealed. */
@Entity
@Table(name = "entry", schema = "watchlist")
public class EntryEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "document_index")
  private byte[] documentIndex = {};

  @Column(name = "sealed_details")
  private byte[] sealedDetails = {};

  @Enumerated(EnumType.STRING)
  @Column(name = "instruction")
  private Instruction instruction = Instruction.REFER;

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "created_by")
  private String createdBy = "";

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @Column(name = "removed_by")
  private @Nullable String removedBy;

  @Version
  @Column(name = "version")
  private long version;

  protected EntryEntity() {}

  EntryEntity(
      EntryId id,
      byte[] documentIndex,
      byte[] sealedDetails,
      Instruction instruction,
      Instant createdAt,
      String createdBy) {
    this.id = id.value();
    this.documentIndex = documentIndex.clone();
    this.sealedDetails = sealedDetails.clone();
    this.instruction = instruction;
    this.createdAt = createdAt;
    this.createdBy = createdBy;
  }

  void remove(Instant at, String by) {
    removedAt = at;
    removedBy = by;
  }

  boolean inForce() {
    return removedAt == null;
  }

  EntryId id() {
    return new EntryId(id);
  }

  byte[] documentIndex() {
    return documentIndex.clone();
  }

  byte[] sealedDetails() {
    return sealedDetails.clone();
  }

  Instruction instruction() {
    return instruction;
  }

  Instant createdAt() {
    return createdAt;
  }
}
