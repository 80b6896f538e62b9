// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

/**
 * Grey pixels of a finger at a known scale, row by row from the top left, 0 black.
 *
 * @param pixels {@code width * height} unsigned bytes, kept, not copied
 * @param dpi dots per inch
 */
@SuppressWarnings("ArrayRecordComponent") // scratch data of one acquisition, never compared
public record GreyImage(int width, int height, byte[] pixels, double dpi) {
  private static final double MILLIMETRES_PER_INCH = 25.4;

  public GreyImage {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException("an image of " + width + "x" + height + " pixels");
    }
  }

  /** The grey value of a pixel, 0 to 255. */
  int at(int x, int y) {
    return Byte.toUnsignedInt(pixels[y * width + x]);
  }

  /** The mean, 0 (black) to 1 (white). */
  double brightness() {
    double sum = 0;
    for (byte pixel : pixels) {
      sum += Byte.toUnsignedInt(pixel);
    }
    return sum / pixels.length / 255;
  }

  /** The length of some pixels on the finger. */
  double millimetres(double length) {
    return length / dpi * MILLIMETRES_PER_INCH;
  }
}
