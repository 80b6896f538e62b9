// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import java.util.Optional;
import org.clearlane.biometrics.FingerprintFailure;

/** Bounds the size of a picture of one finger, by pixels and by what they measure. */
final class SampleSize {
  /** A rolled finger at 1,000 dpi has 2.4 million; bounds what one picture can cost. */
  private static final long MOST_PIXELS = 4_000_000;

  /** A rolled finger on an FBI card takes 40 x 38 mm; what is larger shows several fingers. */
  private static final double LONGEST_SIDE_MILLIMETRES = 50;

  /** The smallest touch sensors measure 9 to 10 mm; less shows too few minutiae to tell people. */
  private static final double SHORTEST_SIDE_MILLIMETRES = 8;

  private static final double MILLIMETRES_PER_INCH = 25.4;

  private SampleSize() {}

  /** What is wrong with a size, if anything. */
  static Optional<FingerprintFailure> check(long width, long height, double dpi) {
    double pixel = MILLIMETRES_PER_INCH / dpi;
    if (width * height > MOST_PIXELS
        || Math.max(width, height) * pixel > LONGEST_SIDE_MILLIMETRES) {
      return Optional.of(FingerprintFailure.IMAGE_TOO_LARGE);
    }
    if (Math.min(width, height) * pixel < SHORTEST_SIDE_MILLIMETRES) {
      return Optional.of(FingerprintFailure.IMAGE_TOO_SMALL);
    }
    return Optional.empty();
  }
}
