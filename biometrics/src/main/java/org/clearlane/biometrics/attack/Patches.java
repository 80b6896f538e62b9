// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

import org.clearlane.biometrics.FaceTrace;
import org.clearlane.biometrics.FaceTrace.Patch;

/** How much the coarse pictures of two frames differ where both show the face. */
final class Patches {
  /** Fewer common cells tell nothing. */
  private static final int LEAST_CELLS = 25;

  private Patches() {}

  /**
   * One minus the correlation of the cells at the same places of both frames, so that a change of
   * brightness or contrast alone counts nothing. The middle of the patches weighs most: a detector
   * that frames the face a pixel further left next time changes the value hardly.
   *
   * @return 0 (the same pixels) to 2; 1 where the frames have nothing in common
   */
  static double distance(FaceTrace one, FaceTrace other) {
    Patch a = one.patch();
    Patch b = other.patch();
    if (one.frameWidth() != other.frameWidth()
        || one.frameHeight() != other.frameHeight()
        || a.cell() != b.cell()) {
      return 1;
    }
    int left = Math.max(a.column(), b.column());
    int right = Math.min(a.column() + a.columns(), b.column() + b.columns());
    int top = Math.max(a.row(), b.row());
    int bottom = Math.min(a.row() + a.rows(), b.row() + b.rows());
    if (right <= left || bottom <= top || (right - left) * (bottom - top) < LEAST_CELLS) {
      return 1;
    }
    Correlation sums = new Correlation();
    for (int row = top; row < bottom; row++) {
      double vertical = weight(row, a.row(), a.rows()) * weight(row, b.row(), b.rows());
      for (int column = left; column < right; column++) {
        double weight =
            vertical
                * weight(column, a.column(), a.columns())
                * weight(column, b.column(), b.columns());
        sums.add(weight, cell(a, column, row), cell(b, column, row));
      }
    }
    return 1 - sums.value();
  }

  static float cell(Patch patch, int column, int row) {
    return patch.luma()[(row - patch.row()) * patch.columns() + column - patch.column()];
  }

  /** 1 in the middle of a patch, falling to 0 at its edges. */
  static double weight(int at, int first, int count) {
    double position = (at + 0.5 - first) / count;
    return Math.sin(Math.PI * position) * Math.sin(Math.PI * position);
  }

  /** The weighted correlation of pairs. */
  private static final class Correlation {
    private double weights;
    private double sumA;
    private double sumB;
    private double squareA;
    private double squareB;
    private double product;

    void add(double weight, double a, double b) {
      weights += weight;
      sumA += weight * a;
      sumB += weight * b;
      squareA += weight * a * a;
      squareB += weight * b * b;
      product += weight * a * b;
    }

    double value() {
      double varianceA = squareA - sumA * sumA / weights;
      double varianceB = squareB - sumB * sumB / weights;
      double covariance = product - sumA * sumB / weights;
      double both = Math.sqrt(Math.max(0, varianceA) * Math.max(0, varianceB));
      // A flat picture correlates with nothing; two flat ones are the same.
      return both > 1e-9 ? covariance / both : varianceA + varianceB < 1e-9 ? 1 : 0;
    }
  }
}
