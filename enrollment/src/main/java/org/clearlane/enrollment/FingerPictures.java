// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.List;
import org.clearlane.biometrics.FingerCaptures;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintSample;

/**
 * Pictures of one finger, of which the best becomes the reference.
 *
 * @param position the finger, which must be known
 * @param pictures {@link FingerCaptures#LEAST} to {@link FingerCaptures#MOST}
 */
public record FingerPictures(FingerPosition position, List<FingerprintSample> pictures) {
  /**
   * @throws IllegalArgumentException if the position is unknown or there are too few or too many
   */
  public FingerPictures {
    pictures = List.copyOf(pictures);
    if (position == FingerPosition.UNKNOWN) {
      throw new IllegalArgumentException("position must name a finger");
    }
    if (pictures.size() < FingerCaptures.LEAST || pictures.size() > FingerCaptures.MOST) {
      throw new IllegalArgumentException(
          "a finger takes " + FingerCaptures.LEAST + " to " + FingerCaptures.MOST + " pictures");
    }
  }

  /** Hides the pictures. */
  @Override
  public String toString() {
    return "FingerPictures[" + position + ", " + pictures.size() + "]";
  }
}
