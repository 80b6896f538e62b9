// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.clearlane.kernel.TravellerId;

/** Who agreed for a traveller under age, sealed under the traveller's key. */
@Entity
@Table(name = "guardian", schema = "enrollment")
public class GuardianEntity {
  @Id
  @Column(name = "traveller")
  private UUID traveller = new UUID(0, 0);

  @Column(name = "sealed_guardian")
  private byte[] sealedGuardian = {};

  @Column(name = "given_at")
  private Instant givenAt = Instant.EPOCH;

  protected GuardianEntity() {}

  GuardianEntity(TravellerId traveller, byte[] sealedGuardian, Instant givenAt) {
    this.traveller = traveller.value();
    this.sealedGuardian = sealedGuardian.clone();
    this.givenAt = givenAt;
  }
}
