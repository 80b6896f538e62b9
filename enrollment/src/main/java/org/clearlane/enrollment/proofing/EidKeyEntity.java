// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.proofing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One of the authority's keys towards its e-ID provider, as a sealed JWK. */
@Entity
@Table(name = "eid_key", schema = "enrollment")
public class EidKeyEntity {
  @Id
  @Column(name = "name")
  private String name = "";

  @Column(name = "sealed_key")
  private byte[] sealedKey = {};

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  protected EidKeyEntity() {}

  EidKeyEntity(String name, byte[] sealedKey, Instant createdAt) {
    this.name = name;
    this.sealedKey = sealedKey.clone();
    this.createdAt = createdAt;
  }

  byte[] sealedKey() {
    return sealedKey.clone();
  }
}
