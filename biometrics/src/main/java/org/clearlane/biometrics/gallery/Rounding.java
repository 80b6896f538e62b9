// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.gallery;

/** Bounds in float that stay bounds. */
final class Rounding {
  /** Covers what summing up to 4,096 squares in double can lose, many times over. */
  private static final double SLACK = 1e-9;

  private Rounding() {}

  /** A float at or above the exact value of a non-negative number that was computed in double. */
  static float up(double value) {
    return Math.nextUp((float) (value * (1 + SLACK)));
  }
}
