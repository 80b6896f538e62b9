// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

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
import org.clearlane.enrollment.Suspension;
import org.clearlane.enrollment.SuspensionReason;
import org.clearlane.enrollment.TravellerSummary.Status;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** A traveller; the identity is sealed under the traveller's own key. */
@Entity
@Table(name = "traveller", schema = "enrollment")
public class TravellerEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Enumerated(EnumType.STRING)
  @Column(name = "status")
  private Status status = Status.ACTIVE;

  @Column(name = "document_index")
  private byte @Nullable [] documentIndex;

  @Column(name = "sealed_identity")
  private byte @Nullable [] sealedIdentity;

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "withdrawn_at")
  private @Nullable Instant withdrawnAt;

  @Column(name = "suspended_at")
  private @Nullable Instant suspendedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "suspension_reason")
  private @Nullable SuspensionReason suspensionReason;

  /** Unknown for rows of before this column. */
  @Column(name = "document_ends_on")
  private @Nullable LocalDate documentEndsOn;

  @Version
  @Column(name = "version")
  private long version;

  protected TravellerEntity() {}

  TravellerEntity(
      TravellerId id,
      byte[] documentIndex,
      byte[] sealedIdentity,
      LocalDate documentEndsOn,
      Instant createdAt) {
    this.id = id.value();
    this.documentIndex = documentIndex.clone();
    this.sealedIdentity = sealedIdentity.clone();
    this.documentEndsOn = documentEndsOn;
    this.createdAt = createdAt;
  }

  /** Takes another document, or the same with other particulars. */
  void name(byte[] newDocumentIndex, byte[] newSealedIdentity, LocalDate newDocumentEndsOn) {
    documentIndex = newDocumentIndex.clone();
    sealedIdentity = newSealedIdentity.clone();
    documentEndsOn = newDocumentEndsOn;
  }

  /** Learns when the document ends, if that is not known. */
  void documentEnds(LocalDate on) {
    documentEndsOn = on;
  }

  Optional<LocalDate> documentEndsOn() {
    return Optional.ofNullable(documentEndsOn);
  }

  /** Forgets what can be forgotten; the document may be enrolled again. */
  void withdraw(Instant at) {
    status = Status.WITHDRAWN;
    documentIndex = null;
    sealedIdentity = null;
    withdrawnAt = at;
    documentEndsOn = null;
    suspendedAt = null;
    suspensionReason = null;
  }

  void suspend(Suspension suspension) {
    status = Status.SUSPENDED;
    suspendedAt = suspension.since();
    suspensionReason = suspension.reason();
  }

  void resume() {
    status = Status.ACTIVE;
    suspendedAt = null;
    suspensionReason = null;
  }

  Optional<Suspension> suspension() {
    return suspensionReason == null || suspendedAt == null
        ? Optional.empty()
        : Optional.of(new Suspension(suspensionReason, suspendedAt));
  }

  /** Whether the enrolment lasts, suspended or not. */
  boolean inForce() {
    return status != Status.WITHDRAWN;
  }

  TravellerId id() {
    return new TravellerId(id);
  }

  Status status() {
    return status;
  }

  Optional<byte[]> sealedIdentity() {
    return Optional.ofNullable(sealedIdentity);
  }

  Instant createdAt() {
    return createdAt;
  }
}
