// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.attack;

/**
 * A place of one frame found again in another, in cells of their common grid.
 *
 * @param weight how well its place can be told, above 0
 */
record Match(double fromX, double fromY, double toX, double toY, double weight) {

  double squaredLength() {
    double dx = toX - fromX;
    double dy = toY - fromY;
    return dx * dx + dy * dy;
  }
}
