// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Arrays;

/**
 * A picture of a finger as a sensor took it, dark ridges on a light ground: 8-bit grey rows without
 * padding, top left first, 0 black. Personal data: it hides its pixels from logs, and {@link #wipe}
 * blackens them. Not safe to be wiped by one thread while another reads.
 */
public final class FingerprintImage {
  private final int width;
  private final int height;
  private final int dotsPerInch;
  private final byte[] pixels;

  /**
   * @param pixels not copied
   * @throws IllegalArgumentException if the pixels are not width times height, or a size or the
   *     resolution is not positive
   */
  public FingerprintImage(int width, int height, int dotsPerInch, byte[] pixels) {
    if (width < 1 || height < 1 || dotsPerInch < 1 || pixels.length != (long) width * height) {
      throw new IllegalArgumentException("an image has width times height pixels");
    }
    this.width = width;
    this.height = height;
    this.dotsPerInch = dotsPerInch;
    this.pixels = pixels;
  }

  /** Pixels in a row. */
  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  /** Resolution in both directions. */
  public int dotsPerInch() {
    return dotsPerInch;
  }

  /** The rows, one byte a pixel; not a copy, so that nothing is left behind after {@link #wipe}. */
  public byte[] pixels() {
    return pixels;
  }

  /** Blackens the picture. */
  public void wipe() {
    Arrays.fill(pixels, (byte) 0);
  }

  @Override
  public String toString() {
    return "FingerprintImage[" + width + "x" + height + ", " + dotsPerInch + " dpi]";
  }
}
