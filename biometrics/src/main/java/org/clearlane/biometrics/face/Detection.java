// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import org.clearlane.biometrics.FaceBox;

/**
 * A face found in an image.
 *
 * @param box in pixels of that image
 * @param score the detector's confidence, 0 to 1
 */
record Detection(FaceBox box, double score) {

  double area() {
    return box.width() * box.height();
  }

  /** The area of the intersection over that of the union. */
  double overlap(Detection other) {
    FaceBox a = box;
    FaceBox b = other.box;
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    double shared = Math.max(0, width) * Math.max(0, height);
    return shared / (area() + other.area() - shared);
  }
}
