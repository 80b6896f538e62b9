// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.clearlane.biometrics.FingerPosition;
import org.clearlane.biometrics.FingerprintSample;

/**
 * What a record says of one finger view.
 *
 * @param position name of a {@link FingerPosition}, or of several fingers together
 * @param minutiae how many
 * @param quality as stored; 0 to 100, or a value that means unknown
 * @param resolutionX pixels in a centimetre
 * @param resolutionY pixels in a centimetre
 */
record RecordView(String position, int minutiae, int quality, int resolutionX, int resolutionY) {
  private static final double CENTIMETRES_PER_INCH = 2.54;

  /** What stands in a view beside its minutiae. */
  record Label(FingerPosition position, int number, OptionalInt quality) {}

  /** Whether this is one finger at a usable scale. */
  boolean isSupported() {
    return Stream.of(FingerPosition.values()).anyMatch(known -> known.name().equals(position))
        && isUsable(resolutionX)
        && isUsable(resolutionY);
  }

  /** Records round to whole pixels in a centimetre, hence the tolerance. */
  private static boolean isUsable(int resolution) {
    double dpi = resolution * CENTIMETRES_PER_INCH;
    return dpi >= FingerprintSample.LEAST_DPI - CENTIMETRES_PER_INCH
        && dpi <= FingerprintSample.MOST_DPI + CENTIMETRES_PER_INCH;
  }

  OptionalInt reportedQuality() {
    return quality <= 100 ? OptionalInt.of(quality) : OptionalInt.empty();
  }
}
