// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

import java.util.Arrays;

/**
 * Upright pixels, {@code 0x00RRGGBB}, row by row from the top left. Treat {@link #pixels()} as
 * read-only: it is the array itself.
 */
public final class RgbImage {
  private final int width;
  private final int height;
  private final int[] pixels;

  /**
   * @param pixels {@code width * height} values, kept, not copied
   */
  public RgbImage(int width, int height, int[] pixels) {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException("an image of " + width + "x" + height + " pixels");
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public int[] pixels() {
    return pixels;
  }

  /** The image in the middle of a larger one, with margins of the given grey (0 to 255). */
  public RgbImage padded(int marginX, int marginY, int grey) {
    int outWidth = width + 2 * marginX;
    int outHeight = height + 2 * marginY;
    int[] out = new int[outWidth * outHeight];
    Arrays.fill(out, grey << 16 | grey << 8 | grey);
    for (int y = 0; y < height; y++) {
      System.arraycopy(pixels, y * width, out, (y + marginY) * outWidth + marginX, width);
    }
    return new RgbImage(outWidth, outHeight, out);
  }

  /** The image shrunk by area averaging until no side is longer, or itself if none is. */
  public RgbImage shrunkTo(int longestSide) {
    int longest = Math.max(width, height);
    if (longest <= longestSide) {
      return this;
    }
    int outWidth = Math.max(1, Math.round((float) width * longestSide / longest));
    int outHeight = Math.max(1, Math.round((float) height * longestSide / longest));
    return Resampler.resample(this, 0, 0, width, height, outWidth, outHeight).toImage();
  }
}
