// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.RegistrationStep;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** A registration under way, or done not long ago. */
@Entity
@Table(name = "registration", schema = "enrollment")
public class RegistrationEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "secret_hash")
  private byte[] secretHash = {};

  @Enumerated(EnumType.STRING)
  @Column(name = "step")
  private RegistrationStep step = RegistrationStep.PROOFING;

  @Column(name = "state_hash")
  private byte @Nullable [] stateHash;

  @Column(name = "sealed_draft")
  private byte @Nullable [] sealedDraft;

  @Column(name = "sealed_portrait")
  private byte @Nullable [] sealedPortrait;

  /** Not inserted: EclipseLink would bind the missing one as text. */
  @Column(name = "traveller", insertable = false)
  private @Nullable UUID traveller;

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "expires_at")
  private Instant expiresAt = Instant.EPOCH;

  @Version
  @Column(name = "version")
  private long version;

  protected RegistrationEntity() {}

  RegistrationEntity(UUID id, byte[] secretHash, Instant createdAt, Instant expiresAt) {
    this.id = id;
    this.secretHash = secretHash.clone();
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  /** The key under which what was entered is sealed. */
  TravellerId key() {
    return new TravellerId(id);
  }

  boolean heldBy(byte[] hash) {
    return MessageDigest.isEqual(secretHash, hash);
  }

  RegistrationStep step() {
    return step;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  Optional<byte[]> sealedDraft() {
    return Optional.ofNullable(sealedDraft).map(byte[]::clone);
  }

  Optional<byte[]> sealedPortrait() {
    return Optional.ofNullable(sealedPortrait).map(byte[]::clone);
  }

  Optional<TravellerId> traveller() {
    return Optional.ofNullable(traveller).map(TravellerId::new);
  }

  boolean waitsFor(byte[] hash) {
    byte[] mine = stateHash;
    return mine != null && MessageDigest.isEqual(mine, hash);
  }

  void await(byte[] hash) {
    stateHash = hash.clone();
  }

  void awaitNothing() {
    stateHash = null;
  }

  void keep(RegistrationStep next, byte[] draft) {
    step = next;
    sealedDraft = draft.clone();
  }

  void keepPortrait(byte @Nullable [] portrait) {
    sealedPortrait = portrait == null ? null : portrait.clone();
  }

  void done(TravellerId enrolled) {
    step = RegistrationStep.DONE;
    traveller = enrolled.value();
    stateHash = null;
    sealedDraft = null;
    sealedPortrait = null;
  }
}
