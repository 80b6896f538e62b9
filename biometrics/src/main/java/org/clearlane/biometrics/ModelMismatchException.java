// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/** A template of one model was brought to a gallery whose references another model made. */
public final class ModelMismatchException extends BiometricsException {
  private static final long serialVersionUID = 1L;

  private final String galleryModel;
  private final String templateModel;

  public ModelMismatchException(GalleryName gallery, String galleryModel, String templateModel) {
    super(
        "gallery "
            + gallery
            + " holds templates of the model "
            + galleryModel
            + ", not of "
            + templateModel);
    this.galleryModel = galleryModel;
    this.templateModel = templateModel;
  }

  /** The model of the references in the gallery. */
  public String galleryModel() {
    return galleryModel;
  }

  /** The model of the refused template. */
  public String templateModel() {
    return templateModel;
  }
}
