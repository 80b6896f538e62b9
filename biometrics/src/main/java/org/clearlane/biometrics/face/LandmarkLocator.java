// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.List;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.image.Resampler;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.model.OnnxModel;

/** Locates 68 landmarks (the iBUG scheme) in a face's box and keeps five points of them. */
final class LandmarkLocator {
  static final long[] INPUT_SHAPE = {1, 1, 64, 64};
  private static final int SIDE = 64;
  private static final float SCALE = 256;
  private static final List<String> OUTPUTS = List.of("output");

  private final OnnxModel model;

  LandmarkLocator(OnnxModel model) {
    this.model = model;
  }

  /**
   * @param box inside the image; not made square, the model was trained on the detector's boxes
   */
  Landmarks locate(RgbImage image, FaceBox box) {
    float[] grey =
        Resampler.resample(image, box.x(), box.y(), box.width(), box.height(), SIDE, SIDE).luma();
    for (int i = 0; i < grey.length; i++) {
      grey[i] /= SCALE;
    }
    float[] points = model.run(input -> input.put(grey), OUTPUTS).getFirst();
    return new Landmarks(
        mean(points, box, 36, 41),
        mean(points, box, 42, 47),
        mean(points, box, 30, 30),
        mean(points, box, 48, 48),
        mean(points, box, 54, 54));
  }

  /** The mean of some successive landmarks. */
  private static Point mean(float[] points, FaceBox box, int first, int last) {
    double x = 0;
    double y = 0;
    for (int i = first; i <= last; i++) {
      x += points[2 * i];
      y += points[2 * i + 1];
    }
    int count = last - first + 1;
    return new Point(box.x() + x / count * box.width(), box.y() + y / count * box.height());
  }
}
