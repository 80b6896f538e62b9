// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.List;
import org.clearlane.biometrics.FaceBox;
import org.clearlane.biometrics.Liveness;
import org.clearlane.biometrics.image.Resampler;
import org.clearlane.biometrics.image.RgbImage;
import org.clearlane.biometrics.image.RgbPlanes;
import org.clearlane.biometrics.model.OnnxModel;

/** Estimates from the face and its surroundings whether a print or screen was held up. */
final class LivenessEstimator {
  static final long[] INPUT_SHAPE = {1, 3, 128, 128};
  private static final int SIDE = 128;

  /** How much of the surroundings the model was trained with, in sizes of the box. */
  private static final double SURROUNDINGS = 2.7;

  private static final List<String> OUTPUTS = List.of("output");

  private final OnnxModel model;

  LivenessEstimator(OnnxModel model) {
    this.model = model;
  }

  Liveness estimate(RgbImage image, FaceBox box) {
    FaceBox area = surroundings(image, box);
    RgbPlanes planes =
        Resampler.resample(image, area.x(), area.y(), area.width(), area.height(), SIDE, SIDE);
    float[] logits =
        model
            .run(input -> input.put(planes.blue()).put(planes.green()).put(planes.red()), OUTPUTS)
            .getFirst();
    return new Liveness(firstProbability(logits));
  }

  /** The enlarged box, shifted inside the image, and only where it cannot fit made smaller. */
  static FaceBox surroundings(RgbImage image, FaceBox box) {
    double factor =
        Math.min(
            SURROUNDINGS, Math.min(image.width() / box.width(), image.height() / box.height()));
    double width = box.width() * factor;
    double height = box.height() * factor;
    double x = box.x() + (box.width() - width) / 2;
    double y = box.y() + (box.height() - height) / 2;
    return new FaceBox(
        Math.clamp(x, 0, Math.max(0, image.width() - width)),
        Math.clamp(y, 0, Math.max(0, image.height() - height)),
        width,
        height);
  }

  /** The first of the softmax: live; the others are kinds of attack. */
  private static double firstProbability(float[] logits) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((double) logit - logits[0]);
    }
    return 1 / sum;
  }
}
