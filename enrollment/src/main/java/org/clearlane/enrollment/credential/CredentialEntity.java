// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.clearlane.enrollment.CredentialId;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** That a credential was issued; its content is on the traveller's device only. */
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

  protected CredentialEntity() {}

  CredentialEntity(CredentialId id, UUID traveller, Instant issuedAt, Instant expiresAt) {
    this.id = id.value();
    this.traveller = traveller;
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
  }

  void revoke(Instant at) {
    revokedAt = at;
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
