// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

/** A place in an image, in pixels; the centre of the top left pixel is (0, 0). */
record Point(double x, double y) {

  double distanceTo(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }

  Point midpointTo(Point other) {
    return new Point((x + other.x) / 2, (y + other.y) / 2);
  }
}
