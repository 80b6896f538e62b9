// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

/** A person would get more than {@link FaceGallery#MOST_REFERENCES} references in one gallery. */
public final class TooManyReferencesException extends BiometricsException {
  private static final long serialVersionUID = 1L;

  public TooManyReferencesException() {
    super("a person has at most " + FaceGallery.MOST_REFERENCES + " references in one gallery");
  }
}
