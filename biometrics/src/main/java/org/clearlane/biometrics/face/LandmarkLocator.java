// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.List;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.image.Resampler;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.model.OnnxModel;

/** Locates 68 landmarks (the iBUG scheme) in a face's box. */
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
  FaceShape locate(RgbImage image, FaceBox box) {
    float[] grey =
        Resampler.resample(image, box.x(), box.y(), box.width(), box.height(), SIDE, SIDE).luma();
    for (int i = 0; i < grey.length; i++) {
      grey[i] /= SCALE;
    }
    float[] relative = model.run(input -> input.put(grey), OUTPUTS).getFirst();
    double[] points = new double[relative.length];
    for (int i = 0; i < points.length; i += 2) {
      points[i] = box.x() + relative[i] * box.width();
      points[i + 1] = box.y() + relative[i + 1] * box.height();
    }
    return new FaceShape(points);
  }
}
