// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.clearlane.enrollment.CredentialId;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** That a credential was issued, and to which device; its content is on that device only. */
@Entity
@Table(name = "credential", schema = "enrollment")
public class CredentialEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "traveller")
  private UUID traveller = new UUID(0, 0);

  @Column(name = "issued_at")
  private Instant issuedAt = Instant.EPOCH;

  @Column(name = "expires_at")
  private Instant expiresAt = Instant.EPOCH;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  @Column(name = "device_key")
  private byte @Nullable [] deviceKey;

  protected CredentialEntity() {}

  CredentialEntity(
      CredentialId id, UUID traveller, Instant issuedAt, Instant expiresAt, byte[] deviceKey) {
    this.id = id.value();
    this.traveller = traveller;
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
    this.deviceKey = deviceKey.clone();
  }

  void revoke(Instant at) {
    revokedAt = at;
    deviceKey = null;
  }

  /** Valid before its last second, as the credential itself says. */
  boolean validAt(Instant at) {
    return !at.isBefore(issuedAt) && at.isBefore(expiresAt);
  }

  /**
   * The device's public key, 64 bytes; empty if the credential serves no more, or is an old one.
   */
  Optional<byte[]> deviceKey() {
    return Optional.ofNullable(deviceKey);
  }

  boolean revoked() {
    return revokedAt != null;
  }

  CredentialId id() {
    return new CredentialId(id);
  }

  TravellerId traveller() {
    return new TravellerId(traveller);
  }
}
