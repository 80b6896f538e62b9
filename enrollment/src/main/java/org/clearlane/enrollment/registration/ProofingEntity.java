// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.UUID;
import org.clearlane.kernel.TravellerId;

/** Which e-ID provider vouched for a traveller. */
@Entity
@Table(name = "proofing", schema = "enrollment")
public class ProofingEntity {
  @Id
  @Column(name = "traveller")
  private UUID traveller = new UUID(0, 0);

  @Column(name = "issuer")
  private String issuer = "";

  @Column(name = "subject_index")
  private byte[] subjectIndex = {};

  @Column(name = "proved_at")
  private Instant provedAt = Instant.EPOCH;

  protected ProofingEntity() {}

  ProofingEntity(TravellerId traveller, String issuer, byte[] subjectIndex, Instant provedAt) {
    this.traveller = traveller.value();
    this.issuer = issuer;
    this.subjectIndex = subjectIndex.clone();
    this.provedAt = provedAt;
  }

  boolean isOf(String otherIssuer, byte[] otherSubject) {
    return issuer.equals(otherIssuer) && MessageDigest.isEqual(subjectIndex, otherSubject);
  }
}
