// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.List;

/**
 * The five points that a face is aligned by, in pixels of its image. Left and right as seen in the
 * image.
 */
record Landmarks(Point leftEye, Point rightEye, Point nose, Point leftMouth, Point rightMouth) {

  double eyeDistance() {
    return leftEye.distanceTo(rightEye);
  }

  List<Point> points() {
    return List.of(leftEye, rightEye, nose, leftMouth, rightMouth);
  }
}
