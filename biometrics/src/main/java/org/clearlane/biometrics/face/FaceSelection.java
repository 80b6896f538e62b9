// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.image.RgbImage;

/**
 * Which of the faces in an image is the capture subject's: the most prominent one, large and near
 * the centre. Prominence is the visible area, falling with the square of the distance from the
 * centre like a bell curve.
 */
final class FaceSelection {
  /**
   * The distance from the centre, in shorter sides of the image, at which a face counts a third
   * (1/e). Tuned on 744 news photographs with several faces, taken around one of them: 0.25 to 0.5
   * find that one in all but two; the largest face alone is another in 24.
   */
  private static final double REACH = 0.35;

  /**
   * The second face's share of the first one's prominence from which on nobody can tell who is
   * meant. Refuses 0.1 % of 4,873 news photographs, of which 15 % show several faces.
   */
  private static final double COMPARABLE = 0.65;

  private final RgbImage image;
  private final List<Detection> byProminence;

  FaceSelection(RgbImage image, List<Detection> faces) {
    this.image = image;
    this.byProminence =
        faces.stream().sorted(Comparator.comparingDouble(this::prominence).reversed()).toList();
  }

  /** The most prominent face, or none if there is no face. */
  Optional<Detection> subject() {
    return byProminence.stream().findFirst();
  }

  /** Whether a second face is of comparable prominence. */
  boolean isAmbiguous() {
    return rival() >= COMPARABLE;
  }

  /** The second face's prominence in parts of the first one's, 0 if there is no second one. */
  double rival() {
    return byProminence.size() > 1
        ? prominence(byProminence.get(1)) / Math.max(1e-9, prominence(byProminence.getFirst()))
        : 0;
  }

  private double prominence(Detection face) {
    FaceBox box = face.box();
    double width = Math.min(image.width(), box.x() + box.width()) - Math.max(0, box.x());
    double height = Math.min(image.height(), box.y() + box.height()) - Math.max(0, box.y());
    double fromCentre =
        Math.hypot(
                box.x() + (box.width() - image.width()) / 2,
                box.y() + (box.height() - image.height()) / 2)
            / Math.min(image.width(), image.height());
    double area = Math.max(0, width) * Math.max(0, height);
    return area * Math.exp(-Math.pow(fromCentre / REACH, 2));
  }
}
