// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.image;

/**
 * How stored pixels must be turned to stand upright: the EXIF orientation values 1 to 8, in order
 * (CIPA DC-008, tag 0x0112).
 */
enum Orientation {
  UPRIGHT,
  MIRRORED,
  TURNED_180,
  FLIPPED,
  TRANSPOSED,
  TURNED_RIGHT,
  TRANSVERSED,
  TURNED_LEFT;

  /** The orientation of an EXIF value; {@link #UPRIGHT} for a value that has no meaning. */
  static Orientation ofExif(int value) {
    return switch (value) {
      case 2 -> MIRRORED;
      case 3 -> TURNED_180;
      case 4 -> FLIPPED;
      case 5 -> TRANSPOSED;
      case 6 -> TURNED_RIGHT;
      case 7 -> TRANSVERSED;
      case 8 -> TURNED_LEFT;
      default -> UPRIGHT;
    };
  }

  /** Whether width and height change places. */
  boolean swapsSides() {
    return switch (this) {
      case UPRIGHT, MIRRORED, TURNED_180, FLIPPED -> false;
      case TRANSPOSED, TURNED_RIGHT, TRANSVERSED, TURNED_LEFT -> true;
    };
  }

  /** Turns stored pixels upright. */
  RgbImage upright(RgbImage stored) {
    int w = stored.width();
    int h = stored.height();
    int last = w * h - 1;
    return switch (this) {
      case UPRIGHT -> stored;
      case MIRRORED -> walk(stored, w - 1, -1, w);
      case TURNED_180 -> walk(stored, last, -1, -w);
      case FLIPPED -> walk(stored, last - (w - 1), 1, -w);
      case TRANSPOSED -> walk(stored, 0, w, 1);
      case TURNED_RIGHT -> walk(stored, last - (w - 1), -w, 1);
      case TRANSVERSED -> walk(stored, last, -w, -1);
      case TURNED_LEFT -> walk(stored, w - 1, w, -1);
    };
  }

  /** Reads the stored pixels from {@code origin}, by a step for each column and each row. */
  private RgbImage walk(RgbImage stored, int origin, int columnStep, int rowStep) {
    int width = swapsSides() ? stored.height() : stored.width();
    int height = swapsSides() ? stored.width() : stored.height();
    int[] from = stored.pixels();
    int[] pixels = new int[from.length];
    for (int y = 0; y < height; y++) {
      int source = origin + y * rowStep;
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = from[source];
        source += columnStep;
      }
    }
    return new RgbImage(width, height, pixels);
  }
}
