// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.population;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.Member.State;
import org.clearlane.enrollment.MemberId;
import org.clearlane.enrollment.PopulationPlan;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** A membership; the person is sealed under the authority's master key. */
@Entity
@Table(name = "member", schema = "enrollment")
public class MemberEntity {
  private static final UUID NOBODY = new UUID(0, 0);

  @Id
  @Column(name = "id")
  private UUID id = NOBODY;

  @Column(name = "population")
  private UUID population = NOBODY;

  @Column(name = "reference_index")
  private byte @Nullable [] referenceIndex;

  @Column(name = "document_index")
  private byte[] documentIndex = {};

  @Column(name = "sealed_person")
  private byte[] sealedPerson = {};

  @Column(name = "traveller")
  private UUID traveller = NOBODY;

  @Column(name = "valid_from")
  private LocalDate validFrom = LocalDate.EPOCH;

  @Column(name = "valid_until")
  private LocalDate validUntil = LocalDate.EPOCH;

  @Column(name = "attention")
  private boolean attention;

  @Column(name = "verified_by")
  private @Nullable String verifiedBy;

  @Column(name = "verified_at")
  private @Nullable Instant verifiedAt;

  @Column(name = "suspended_at")
  private @Nullable Instant suspendedAt;

  @Column(name = "held")
  private boolean held;

  @Column(name = "active")
  private boolean active;

  @Column(name = "change")
  private long change;

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  protected MemberEntity() {}

  MemberEntity(UUID population, byte[] documentIndex, byte[] sealedPerson, Instant createdAt) {
    this.id = UUID.randomUUID();
    this.population = population;
    this.documentIndex = documentIndex.clone();
    this.sealedPerson = sealedPerson.clone();
    this.createdAt = createdAt;
  }

  MemberId id() {
    return new MemberId(id);
  }

  UUID population() {
    return population;
  }

  byte[] documentIndex() {
    return documentIndex.clone();
  }

  Optional<byte[]> referenceIndex() {
    return Optional.ofNullable(referenceIndex);
  }

  byte[] sealedPerson() {
    return sealedPerson.clone();
  }

  /** Puts the person on the roster under the owner's number, or changes the number. */
  void list(byte[] underReference) {
    referenceIndex = underReference.clone();
  }

  boolean listed() {
    return referenceIndex != null;
  }

  /** Another document, so another look and another enrolment. */
  void renew(byte[] newDocumentIndex, byte[] newSealedPerson) {
    documentIndex = newDocumentIndex.clone();
    sealedPerson = newSealedPerson.clone();
    unlink();
    verifiedAt = null;
    verifiedBy = null;
  }

  /** The same document with other particulars. */
  void describe(byte[] newSealedPerson) {
    sealedPerson = newSealedPerson.clone();
  }

  void valid(LocalDate from, LocalDate until) {
    validFrom = from;
    validUntil = until;
  }

  LocalDate validFrom() {
    return validFrom;
  }

  LocalDate validUntil() {
    return validUntil;
  }

  Optional<TravellerId> traveller() {
    return traveller.equals(NOBODY) ? Optional.empty() : Optional.of(new TravellerId(traveller));
  }

  void link(TravellerId enrolled, boolean enrolmentSuspended) {
    traveller = enrolled.value();
    held = enrolmentSuspended;
  }

  void unlink() {
    traveller = NOBODY;
    held = false;
  }

  /** The traveller's enrolment is suspended, or is so no more. */
  void hold(boolean enrolmentSuspended) {
    held = enrolmentSuspended;
  }

  boolean attention() {
    return attention;
  }

  void needsAttention(boolean needed) {
    attention = needed;
  }

  void verify(String by, Instant at) {
    verifiedBy = by;
    verifiedAt = at;
  }

  Optional<String> verifiedBy() {
    return Optional.ofNullable(verifiedBy);
  }

  void suspend(Instant at) {
    suspendedAt = at;
  }

  void resume() {
    suspendedAt = null;
  }

  boolean suspended() {
    return suspendedAt != null;
  }

  State state(PopulationPlan plan, LocalDate today) {
    if (suspended() || held) {
      return State.SUSPENDED;
    }
    if (verifiedAt == null && (plan.preVerified() || attention)) {
      return State.UNVERIFIED;
    }
    if (traveller.equals(NOBODY)) {
      return State.NOT_ENROLLED;
    }
    LocalDate first = validFrom.isAfter(plan.validFrom()) ? validFrom : plan.validFrom();
    LocalDate last = validUntil.isBefore(plan.validUntil()) ? validUntil : plan.validUntil();
    return today.isBefore(first) || today.isAfter(last) ? State.NOT_YET_VALID : State.ACTIVE;
  }

  boolean active() {
    return active;
  }

  void moved(boolean nowActive, long byChange) {
    active = nowActive;
    change = byChange;
  }

  long change() {
    return change;
  }

  Instant createdAt() {
    return createdAt;
  }
}
