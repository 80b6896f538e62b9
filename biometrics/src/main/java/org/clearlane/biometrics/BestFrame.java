// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.clearlane.biometrics.FaceAcquisition.Acquired;

/** Which of the frames of one capture is compared. */
public final class BestFrame {
  private static final Comparator<Acquired> BY_QUALITY =
      Comparator.comparingDouble(face -> face.quality().overall());

  private BestFrame() {}

  /**
   * The frame with the highest {@link FaceQuality#overall()}, the earliest of equals, or none if
   * none was acquired. That all frames show one person is for the caller to know.
   *
   * @param frames in the order in which they were captured
   */
  public static Optional<Acquired> of(Collection<? extends FaceAcquisition> frames) {
    return frames.stream()
        .filter(Acquired.class::isInstance)
        .map(Acquired.class::cast)
        .reduce((best, next) -> BY_QUALITY.compare(next, best) > 0 ? next : best);
  }
}
