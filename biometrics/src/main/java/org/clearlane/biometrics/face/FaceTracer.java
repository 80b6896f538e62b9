// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.FaceTrace;
import org.clearlane.biometrics.image.RgbImage;

/** Keeps of a frame what the frames of a capture are compared by. */
final class FaceTracer {
  /**
   * Cells along the longer side of a frame: 3 pixels of 640, small enough that a face shows that it
   * moved by half a pixel, large enough to average out the noise of a sensor and of JPEG.
   */
  private static final double CELLS = 213;

  /** One pixel is noise. */
  private static final int SMALLEST_CELL = 2;

  /** Half of the patch, in sizes of the box: the hair counts, the wall hardly. */
  private static final double REACH = 0.75;

  private FaceTracer() {}

  /**
   * @param box inside the image or reaching over its edge
   */
  static FaceTrace trace(RgbImage image, FaceBox box, FaceShape shape) {
    return new FaceTrace(image.width(), image.height(), shape.points(), patch(image, box));
  }

  private static FaceTrace.Patch patch(RgbImage image, FaceBox box) {
    int cell =
        Math.max(SMALLEST_CELL, (int) Math.round(Math.max(image.width(), image.height()) / CELLS));
    int left = first(box.x() + box.width() * (0.5 - REACH), cell, image.width());
    int top = first(box.y() + box.height() * (0.5 - REACH), cell, image.height());
    int columns = count(box.x() + box.width() * (0.5 + REACH), left, cell, image.width());
    int rows = count(box.y() + box.height() * (0.5 + REACH), top, cell, image.height());
    float[] luma = new float[columns * rows];
    int[] pixels = image.pixels();
    for (int y = 0; y < rows * cell; y++) {
      int base = (top * cell + y) * image.width() + left * cell;
      int into = y / cell * columns;
      for (int x = 0; x < columns * cell; x++) {
        int pixel = pixels[base + x];
        luma[into + x / cell] +=
            299 * (pixel >> 16 & 0xff) + 587 * (pixel >> 8 & 0xff) + 114 * (pixel & 0xff);
      }
    }
    for (int i = 0; i < luma.length; i++) {
      luma[i] /= 1000f * cell * cell;
    }
    return new FaceTrace.Patch(cell, left, top, columns, luma);
  }

  /** The first whole cell from a place on; one that leaves room for a cell at least. */
  private static int first(double from, int cell, int length) {
    return Math.clamp((long) Math.ceil(from / cell), 0, length / cell - 1);
  }

  private static int count(double to, int first, int cell, int length) {
    int end = (int) Math.floor(to / cell);
    int whole = length / cell;
    return Math.max(1, Math.min(end, whole) - first);
  }
}
