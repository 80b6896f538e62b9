// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import org.clearlane.biometrics.image.RgbPlanes;

/**
 * Light and focus on an aligned face.
 *
 * @param brightness mean luma, 0 to 1
 * @param contrast standard deviation of the luma, 0 to 0.5
 * @param sharpness fine detail in parts of the contrast, 0 to 1
 * @param steadiness the same in the poorest of four directions: motion smears one of them
 * @param darkShare share of pixels that are nearly black
 * @param brightShare share of pixels that are burnt out
 * @param balance logarithm of the left cheek's brightness over the right one's
 */
record FaceLight(
    double brightness,
    double contrast,
    double sharpness,
    double steadiness,
    double darkShare,
    double brightShare,
    double balance) {
  /** The part of the aligned face that is skin on everybody: from brows to chin, cheek to cheek. */
  private static final int LEFT = 24;

  private static final int RIGHT = 88;
  private static final int TOP = 36;
  private static final int BOTTOM = 108;

  /** A pixel is nearly black when its brightest colour is under this. */
  private static final float BLACK = 20;

  /** A pixel is burnt out when its darkest colour is over this. */
  private static final float WHITE = 245;

  static FaceLight of(AlignedFace face) {
    float[] luma = face.luma();
    int side = FaceAligner.SIDE;
    double sum = 0;
    double squares = 0;
    double detail = 0;
    Directions directions = new Directions();
    for (int y = TOP; y < BOTTOM; y++) {
      for (int x = LEFT; x < RIGHT; x++) {
        int i = y * side + x;
        double value = luma[i] / 255.0;
        sum += value;
        squares += value * value;
        double laplacian =
            (luma[i - 1] + luma[i + 1] + luma[i - side] + luma[i + side] - 4 * luma[i]) / 255.0;
        detail += laplacian * laplacian;
        directions.add(luma, i, side);
      }
    }
    int count = (RIGHT - LEFT) * (BOTTOM - TOP);
    double brightness = Math.clamp(sum / count, 0.0, 1.0);
    double contrast = Math.sqrt(Math.max(0, squares / count - brightness * brightness));
    boolean flat = contrast < 1e-6;
    return new FaceLight(
        brightness,
        contrast,
        flat ? 0 : Math.min(1, Math.sqrt(detail / count) / contrast),
        flat ? 0 : Math.min(1, Math.sqrt(directions.least() / count) / 255 / contrast),
        share(face.planes(), true) / count,
        share(face.planes(), false) / count,
        face.logLuma(16, 48, 40, 96) - face.logLuma(72, 48, 96, 96));
  }

  private static double share(RgbPlanes face, boolean dark) {
    int found = 0;
    for (int y = TOP; y < BOTTOM; y++) {
      for (int x = LEFT; x < RIGHT; x++) {
        int i = y * face.width() + x;
        float red = face.red()[i];
        float green = face.green()[i];
        float blue = face.blue()[i];
        boolean clipped =
            dark
                ? Math.max(red, Math.max(green, blue)) < BLACK
                : Math.min(red, Math.min(green, blue)) > WHITE;
        found += clipped ? 1 : 0;
      }
    }
    return found;
  }

  /** Squared second differences along rows, columns and both diagonals. */
  private static final class Directions {
    private double across;
    private double down;
    private double falling;
    private double rising;

    void add(float[] luma, int i, int side) {
      float twice = 2 * luma[i];
      float a = luma[i - 1] + luma[i + 1] - twice;
      float d = luma[i - side] + luma[i + side] - twice;
      float f = luma[i - side - 1] + luma[i + side + 1] - twice;
      float r = luma[i - side + 1] + luma[i + side - 1] - twice;
      across += a * a;
      down += d * d;
      falling += f * f;
      rising += r * r;
    }

    /** Diagonal neighbours are further apart by the root of two. */
    double least() {
      return Math.min(Math.min(across, down), Math.min(falling, rising) / 2);
    }
  }
}
