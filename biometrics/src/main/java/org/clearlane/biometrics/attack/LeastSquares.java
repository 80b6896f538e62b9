// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

/** Weighted linear equations, solved in the sense of least squares by their normal equations. */
final class LeastSquares {
  private final int unknowns;
  private final double[][] normal;

  LeastSquares(int unknowns) {
    this.unknowns = unknowns;
    this.normal = new double[unknowns][unknowns + 1];
  }

  /** Adds {@code sum of coefficients * unknowns = value}. */
  void add(double weight, double value, double... coefficients) {
    for (int i = 0; i < unknowns; i++) {
      double scaled = weight * coefficients[i];
      for (int j = 0; j < unknowns; j++) {
        normal[i][j] += scaled * coefficients[j];
      }
      normal[i][unknowns] += scaled * value;
    }
  }

  /** Gaussian elimination with pivots; what the equations leave open stays finite. */
  double[] solve() {
    for (int i = 0; i < unknowns; i++) {
      normal[i][i] += 1e-12;
      pivot(i);
      for (int row = i + 1; row < unknowns; row++) {
        double factor = normal[row][i] / normal[i][i];
        for (int column = i; column <= unknowns; column++) {
          normal[row][column] -= factor * normal[i][column];
        }
      }
    }
    double[] solution = new double[unknowns];
    for (int i = unknowns - 1; i >= 0; i--) {
      double value = normal[i][unknowns];
      for (int column = i + 1; column < unknowns; column++) {
        value -= normal[i][column] * solution[column];
      }
      solution[i] = value / normal[i][i];
    }
    return solution;
  }

  private void pivot(int at) {
    int largest = at;
    for (int row = at + 1; row < unknowns; row++) {
      if (Math.abs(normal[row][at]) > Math.abs(normal[largest][at])) {
        largest = row;
      }
    }
    double[] swapped = normal[at];
    normal[at] = normal[largest];
    normal[largest] = swapped;
  }
}
