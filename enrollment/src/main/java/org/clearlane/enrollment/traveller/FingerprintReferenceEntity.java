// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.clearlane.kernel.TravellerId;

/** A traveller's enrolled fingers: their templates, sealed under the traveller's key. */
@Entity
@Table(name = "fingerprint_reference", schema = "enrollment")
public class FingerprintReferenceEntity {
  /** What is sealed, as {@link org.clearlane.kernel.DataProtection} names it. */
  public static final String TEMPLATES = "fingerprint-templates";

  @Id
  @Column(name = "traveller")
  private UUID traveller = new UUID(0, 0);

  @Column(name = "algorithm")
  private String algorithm = "";

  @Column(name = "sealed_templates")
  private byte[] sealedTemplates = {};

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  protected FingerprintReferenceEntity() {}

  FingerprintReferenceEntity(TravellerId traveller) {
    this.traveller = traveller.value();
  }

  /** Takes other templates. */
  void become(String byAlgorithm, byte[] sealed, Instant at) {
    algorithm = byAlgorithm;
    sealedTemplates = sealed.clone();
    createdAt = at;
  }

  String algorithm() {
    return algorithm;
  }

  byte[] sealedTemplates() {
    return sealedTemplates.clone();
  }
}
