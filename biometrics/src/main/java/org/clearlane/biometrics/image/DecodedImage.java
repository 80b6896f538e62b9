// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import org.clearlane.biometrics.AcquisitionFailure;

/** The outcome of decoding a file. */
public sealed interface DecodedImage {

  /**
   * The picture, upright, with a long side of at most {@value ImageDecoder#LONGEST_SIDE} pixels.
   *
   * @param scale full-size pixels to a pixel of this image, 1 or more
   */
  record Picture(RgbImage image, double scale) implements DecodedImage {}

  /** No picture, and why. */
  record Refused(AcquisitionFailure failure) implements DecodedImage {}
}
