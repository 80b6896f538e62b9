// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import org.clearlane.biometrics.FaceBox;

/**
 * Where a face lies in its picture.
 *
 * @param share the larger of the box's shares of width and height
 * @param edgeMargin from the box to the nearest edge, in parts of the box's side there; negative if
 *     cut off
 * @param centreOffset from the picture's centre to the box's, in parts of the shorter side
 */
record Framing(double share, double edgeMargin, double centreOffset) {

  /**
   * @param box may reach over the edges of the picture
   */
  static Framing of(FaceBox box, int width, int height) {
    double left = box.x() / box.width();
    double right = (width - box.x() - box.width()) / box.width();
    double top = box.y() / box.height();
    double bottom = (height - box.y() - box.height()) / box.height();
    double dx = box.x() + (box.width() - width) / 2;
    double dy = box.y() + (box.height() - height) / 2;
    return new Framing(
        Math.max(box.width() / width, box.height() / height),
        Math.min(Math.min(left, right), Math.min(top, bottom)),
        Math.hypot(dx, dy) / Math.min(width, height));
  }
}
