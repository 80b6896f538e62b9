// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.List;
import org.clearlane.biometrics.FaceBox;

/**
 * Where a face lies in its picture.
 *
 * @param share the larger of the box's shares of width and height
 * @param edgeMargin from the face to the nearest edge, in parts of the box's side there; negative
 *     if cut off
 * @param centreOffset from the picture's centre to the box's, in parts of the shorter side
 */
record Framing(double share, double edgeMargin, double centreOffset) {
  /**
   * Forehead, chin and both temples of the aligned face. The detector's box ends where a picture
   * does; eyes, nose and mouth tell where the face would go on. The temples lie further in than
   * those of a frontal face, at 0.8 of 1.16 distances of the eyes, for the sake of turned heads.
   */
  private static final List<Point> OUTLINE =
      List.of(new Point(56, 28), new Point(56, 112), new Point(28, 52), new Point(84, 52));

  /**
   * @param box may reach over the edges of the picture
   * @param landmarks in the same pixels as the box
   */
  static Framing of(FaceBox box, Landmarks landmarks, int width, int height) {
    double left = box.x();
    double top = box.y();
    double right = box.x() + box.width();
    double bottom = box.y() + box.height();
    Similarity toPicture = Similarity.leastSquares(FaceAligner.REFERENCE, landmarks.points());
    for (Point point : OUTLINE) {
      Point outermost = toPicture.apply(point);
      left = Math.min(left, outermost.x());
      top = Math.min(top, outermost.y());
      right = Math.max(right, outermost.x());
      bottom = Math.max(bottom, outermost.y());
    }
    double dx = box.x() + (box.width() - width) / 2;
    double dy = box.y() + (box.height() - height) / 2;
    return new Framing(
        Math.max(box.width() / width, box.height() / height),
        Math.min(
            Math.min(left, width - right) / box.width(),
            Math.min(top, height - bottom) / box.height()),
        Math.hypot(dx, dy) / Math.min(width, height));
  }
}
