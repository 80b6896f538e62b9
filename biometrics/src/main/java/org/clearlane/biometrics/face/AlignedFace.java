// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import org.clearlane.biometrics.image.RgbPlanes;

/**
 * An aligned face with its luma, for measuring parts of it. Rectangles take the pixels from their
 * left and top up to, not including, their right and bottom.
 *
 * @param luma 0 to 255
 */
@SuppressWarnings("ArrayRecordComponent") // scratch data of one acquisition, never compared
record AlignedFace(RgbPlanes planes, float[] luma) {
  private static final int SIDE = FaceAligner.SIDE;

  /** Added before dividing or taking logarithms: in the dark, noise must not look like colour. */
  private static final double FLOOR = 12;

  static AlignedFace of(RgbPlanes planes) {
    return new AlignedFace(planes, planes.luma());
  }

  /** Natural logarithm of the mean luma. */
  double logLuma(int left, int top, int right, int bottom) {
    return Math.log(mean(luma, left, top, right, bottom) + FLOOR);
  }

  /** How far red exceeds luma, in parts of luma: about 0.3 for skin of any tone, 0 for grey. */
  double redness(int left, int top, int right, int bottom) {
    double mean = mean(luma, left, top, right, bottom);
    return (mean(planes.red(), left, top, right, bottom) - mean) / (mean + FLOOR);
  }

  /** Natural logarithm of the mean step of luma from column to column, over two of them. */
  double logDetailAcross(int left, int top, int right, int bottom) {
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += Math.abs(luma[y * SIDE + x + 1] - luma[y * SIDE + x - 1]);
      }
    }
    return Math.log(sum / ((right - left) * (bottom - top)) + 1);
  }

  private static double mean(float[] plane, int left, int top, int right, int bottom) {
    double sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += plane[y * SIDE + x];
      }
    }
    return sum / ((right - left) * (bottom - top));
  }
}
