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

  /** 1 for a face that looks at the camera, falling to 0 as the nose nears an eye's side. */
  double frontality() {
    double dx = rightEye.x() - leftEye.x();
    double dy = rightEye.y() - leftEye.y();
    double along = (nose.x() - leftEye.x()) * dx + (nose.y() - leftEye.y()) * dy;
    double position = along / Math.max(1e-9, dx * dx + dy * dy);
    return Math.clamp(1 - 2 * Math.abs(position - 0.5), 0.0, 1.0);
  }

  List<Point> points() {
    return List.of(leftEye, rightEye, nose, leftMouth, rightMouth);
  }
}
