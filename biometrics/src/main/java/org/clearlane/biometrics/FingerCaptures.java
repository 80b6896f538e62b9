// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.util.List;

/**
 * Several captures of one finger, of which enrolment takes the best.
 *
 * @param position the finger, which must be known
 * @param captures {@value #LEAST} to {@value #MOST} acquisitions, all of this position
 */
public record FingerCaptures(
    FingerPosition position, List<FingerprintAcquisition.Acquired> captures) {
  /** Three touches of each finger. */
  public static final int LEAST = 3;

  /** Enough for a difficult finger; bounds the comparisons. */
  public static final int MOST = 10;

  /**
   * @throws IllegalArgumentException if the position is unknown or a capture is of another, or
   *     there are too few or too many
   */
  public FingerCaptures {
    captures = List.copyOf(captures);
    if (position == FingerPosition.UNKNOWN) {
      throw new IllegalArgumentException("a finger is enrolled under its position");
    }
    if (captures.size() < LEAST || captures.size() > MOST) {
      throw new IllegalArgumentException(
          "a finger is enrolled from " + LEAST + " to " + MOST + " captures");
    }
    for (FingerprintAcquisition.Acquired capture : captures) {
      if (capture.template().position() != position) {
        throw new IllegalArgumentException("captures of several fingers are mixed");
      }
    }
  }
}
