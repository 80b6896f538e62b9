// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import org.clearlane.biometrics.FaceTrace.Patch;

/**
 * A patch's cells, smoothed, at any place: coordinates count cells from the frame's corner, (0, 0)
 * is the centre of the first cell.
 */
final class Cells {
  private final int column;
  private final int row;
  private final int columns;
  private final int rows;
  private final float[] luma;

  Cells(Patch patch) {
    column = patch.column();
    row = patch.row();
    columns = patch.columns();
    rows = patch.rows();
    luma = smoothed(patch.luma());
  }

  /** A binomial kernel: the grid of a screen and the noise of a sensor are as small as a cell. */
  private float[] smoothed(float[] from) {
    float[] to = new float[from.length];
    for (int y = 0; y < rows; y++) {
      int above = Math.max(0, y - 1) * columns;
      int at = y * columns;
      int below = Math.min(rows - 1, y + 1) * columns;
      for (int x = 0; x < columns; x++) {
        int left = Math.max(0, x - 1);
        int right = Math.min(columns - 1, x + 1);
        to[at + x] =
            (from[above + left]
                    + from[above + right]
                    + from[below + left]
                    + from[below + right]
                    + 2 * (from[above + x] + from[below + x] + from[at + left] + from[at + right])
                    + 4 * from[at + x])
                / 16;
      }
    }
    return to;
  }

  /** Whether {@link #at} may be asked for places within a reach of this one. */
  boolean holds(double x, double y, double reach) {
    return x - reach >= column
        && y - reach >= row
        && x + reach <= column + columns - 2
        && y + reach <= row + rows - 2;
  }

  /** The bilinear value. */
  double at(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    int i = (top - row) * columns + left - column;
    return (1 - fy) * ((1 - fx) * luma[i] + fx * luma[i + 1])
        + fy * ((1 - fx) * luma[i + columns] + fx * luma[i + columns + 1]);
  }
}
