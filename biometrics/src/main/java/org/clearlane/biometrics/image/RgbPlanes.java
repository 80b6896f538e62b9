// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

/**
 * An image as three planes of unrounded values from 0 to 255, the form that models are fed with.
 * The arrays are the planes themselves, row by row, each of {@code width * height}.
 */
@SuppressWarnings("ArrayRecordComponent") // scratch data of one acquisition, never compared
public record RgbPlanes(int width, int height, float[] red, float[] green, float[] blue) {

  public RgbPlanes(int width, int height) {
    this(
        width,
        height,
        new float[width * height],
        new float[width * height],
        new float[width * height]);
  }

  /** Luma after ITU-R BT.601, 0 to 255. */
  public float[] luma() {
    float[] luma = new float[red.length];
    for (int i = 0; i < luma.length; i++) {
      luma[i] = 0.299f * red[i] + 0.587f * green[i] + 0.114f * blue[i];
    }
    return luma;
  }

  /** The image rounded to eight bits. */
  public RgbImage toImage() {
    int[] pixels = new int[red.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = round(red[i]) << 16 | round(green[i]) << 8 | round(blue[i]);
    }
    return new RgbImage(width, height, pixels);
  }

  private static int round(float value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
