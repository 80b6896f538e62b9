// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.enrollment.Consents;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** A consent, its text version and who recorded it. */
@Entity
@Table(name = "consent", schema = "enrollment")
public class ConsentEntity {
  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "traveller")
  private UUID traveller = new UUID(0, 0);

  @Enumerated(EnumType.STRING)
  @Column(name = "purpose")
  private ConsentPurpose purpose = ConsentPurpose.CONTACTLESS_CHANNEL;

  @Column(name = "text_version")
  private String textVersion = "";

  @Column(name = "granted_at")
  private Instant grantedAt = Instant.EPOCH;

  @Column(name = "recorded_by")
  private String recordedBy = "";

  @Column(name = "withdrawn_at")
  private @Nullable Instant withdrawnAt;

  protected ConsentEntity() {}

  ConsentEntity(
      TravellerId traveller,
      ConsentPurpose purpose,
      String textVersion,
      Instant grantedAt,
      String recordedBy) {
    this.id = UUID.randomUUID();
    this.traveller = traveller.value();
    this.purpose = purpose;
    this.textVersion = textVersion;
    this.grantedAt = grantedAt;
    this.recordedBy = recordedBy;
  }

  Consents.Consent view() {
    return new Consents.Consent(purpose, textVersion, grantedAt, recordedBy);
  }

  UUID id() {
    return id;
  }

  TravellerId traveller() {
    return new TravellerId(traveller);
  }

  ConsentPurpose purpose() {
    return purpose;
  }

  boolean inForce() {
    return withdrawnAt == null;
  }

  void withdraw(Instant at) {
    withdrawnAt = at;
  }
}
