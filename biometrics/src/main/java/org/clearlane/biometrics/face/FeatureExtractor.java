// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.nio.FloatBuffer;
import java.util.List;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.image.RgbPlanes;
import org.clearlane.biometrics.model.OnnxModel;

/** Turns an aligned face into a template. */
final class FeatureExtractor {
  static final long[] INPUT_SHAPE = {1, 3, FaceAligner.SIDE, FaceAligner.SIDE};
  private static final float ZERO = 127.5f;
  private static final float SCALE = 128;
  private static final List<String> OUTPUTS = List.of("output");

  private final OnnxModel model;
  private final String modelId;

  FeatureExtractor(OnnxModel model, String modelId) {
    this.model = model;
    this.modelId = modelId;
  }

  /** The features of the face and of its mirror image, summed: a pass more for fewer errors. */
  FaceTemplate extract(RgbPlanes face) {
    float[] sum = features(face, false);
    float[] mirrored = features(face, true);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += mirrored[i];
    }
    return FaceTemplate.normalised(modelId, sum);
  }

  private float[] features(RgbPlanes face, boolean mirrored) {
    return model.run(input -> fill(input, face, mirrored), OUTPUTS).getFirst();
  }

  /** Blue first: the model was trained on images read in that order. */
  private static void fill(FloatBuffer input, RgbPlanes face, boolean mirrored) {
    int side = face.width();
    float[] row = new float[side];
    for (float[] plane : List.of(face.blue(), face.green(), face.red())) {
      for (int start = 0; start < plane.length; start += side) {
        for (int x = 0; x < side; x++) {
          int column = mirrored ? side - 1 - x : x;
          row[x] = (plane[start + column] - ZERO) / SCALE;
        }
        input.put(row);
      }
    }
  }
}
