// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.traveller;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.clearlane.kernel.TravellerId;
import org.jspecify.annotations.Nullable;

/** A face reference: template and picture, sealed under the traveller's key. */
@Entity
@Table(name = "face_reference", schema = "enrollment")
public class FaceReferenceEntity {
  /** What is sealed, as {@link org.clearlane.kernel.DataProtection} names it. */
  public static final String TEMPLATE = "face-template";

  public static final String IMAGE = "face-image";

  @Id
  @Column(name = "id")
  private UUID id = new UUID(0, 0);

  @Column(name = "traveller")
  private UUID traveller = new UUID(0, 0);

  @Column(name = "model_id")
  private String modelId = "";

  @Column(name = "failed_model_id")
  private @Nullable String failedModelId;

  @Column(name = "sealed_template")
  private byte[] sealedTemplate = {};

  @Column(name = "sealed_image")
  private byte[] sealedImage = {};

  @Column(name = "quality")
  private double quality;

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  protected FaceReferenceEntity() {}

  FaceReferenceEntity(
      TravellerId traveller,
      String modelId,
      byte[] sealedTemplate,
      byte[] sealedImage,
      double quality,
      Instant createdAt) {
    this.id = UUID.randomUUID();
    this.traveller = traveller.value();
    this.modelId = modelId;
    this.sealedTemplate = sealedTemplate.clone();
    this.sealedImage = sealedImage.clone();
    this.quality = quality;
    this.createdAt = createdAt;
  }

  UUID id() {
    return id;
  }

  TravellerId traveller() {
    return new TravellerId(traveller);
  }

  /** Another model has made the template anew from the picture. */
  void renew(String byModel, byte[] newSealedTemplate, double newQuality) {
    modelId = byModel;
    sealedTemplate = newSealedTemplate.clone();
    quality = newQuality;
    failedModelId = null;
  }

  /** Another model finds no usable face in the picture. */
  void failed(String underModel) {
    failedModelId = underModel;
  }

  byte[] sealedTemplate() {
    return sealedTemplate.clone();
  }

  byte[] sealedImage() {
    return sealedImage.clone();
  }
}
