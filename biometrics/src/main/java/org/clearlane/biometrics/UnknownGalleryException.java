// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/**
 * There is no such gallery at the current authority. A search must not take it for an empty one: a
 * watchlist that is missing is not a watchlist without hits.
 */
public final class UnknownGalleryException extends BiometricsException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // Never sent anywhere; a name is a record of a string.
  private final GalleryName gallery;

  public UnknownGalleryException(GalleryName gallery) {
    super("there is no gallery " + gallery);
    this.gallery = gallery;
  }

  public GalleryName gallery() {
    return gallery;
  }
}
