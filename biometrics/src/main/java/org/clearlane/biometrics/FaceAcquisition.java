// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.Optional;

/** The outcome of {@link FaceMatcher#acquire}. */
public sealed interface FaceAcquisition {

  /**
   * A face was found and is good enough to be compared.
   *
   * @param box where the face is in the upright image (after its EXIF orientation)
   */
  record Acquired(FaceTemplate template, FaceQuality quality, Liveness liveness, FaceBox box)
      implements FaceAcquisition {}

  /** There is no template, and why. */
  record NotAcquired(AcquisitionFailure failure) implements FaceAcquisition {}

  /** What would make the next picture better, the most important first; empty if nothing would. */
  default Optional<CaptureHint> hint(CapturePurpose purpose) {
    return switch (this) {
      case Acquired face -> face.quality().hint(purpose);
      case NotAcquired(AcquisitionFailure failure) -> failure.hint();
    };
  }
}
