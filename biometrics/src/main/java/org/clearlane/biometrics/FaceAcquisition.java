// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.Optional;

/** The outcome of {@link FaceMatcher#acquire}. */
public sealed interface FaceAcquisition {

  /**
   * A face was found and is good enough to be compared.
   *
   * @param box where the face is in the upright image (after its EXIF orientation)
   * @param trace what the frames of one capture are compared by; empty if the matcher keeps none
   */
  record Acquired(
      FaceTemplate template,
      FaceQuality quality,
      Liveness liveness,
      FaceBox box,
      Optional<FaceTrace> trace)
      implements FaceAcquisition {

    /** Without a trace. */
    public Acquired(FaceTemplate template, FaceQuality quality, Liveness liveness, FaceBox box) {
      this(template, quality, liveness, box, Optional.empty());
    }
  }

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
