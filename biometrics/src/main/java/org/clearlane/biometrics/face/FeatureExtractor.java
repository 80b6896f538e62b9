// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.nio.FloatBuffer;
import java.util.List;
import org.clearlane.biometrics.BiometricsException;
import org.clearlane.biometrics.FaceTemplate;
import org.clearlane.biometrics.image.RgbPlanes;
import org.clearlane.biometrics.model.OnnxModel;

/** Turns an aligned face into a template. */
final class FeatureExtractor {
  static final long[] INPUT_SHAPE = {1, 3, FaceAligner.SIDE, FaceAligner.SIDE};

  private final OnnxModel model;
  private final FeatureModel description;
  private final String modelId;
  private final List<String> outputs;

  /**
   * @throws BiometricsException if the model gives anything but one vector of the described length
   */
  FeatureExtractor(OnnxModel model, FeatureModel description) {
    this.model = model;
    this.description = description;
    this.modelId = description.modelId();
    this.outputs = model.outputs();
    if (outputs.size() != 1) {
      throw new BiometricsException(
          "the model "
              + description.file().name()
              + " gives "
              + outputs.size()
              + " outputs, not 1");
    }
    int given = features(new RgbPlanes(FaceAligner.SIDE, FaceAligner.SIDE), false).length;
    if (given != description.dimension()) {
      throw new BiometricsException(
          "the model %s gives %d values, not %d"
              .formatted(description.file().name(), given, description.dimension()));
    }
  }

  /** The features of the face, and where the model is described so of its mirror image, summed. */
  FaceTemplate extract(RgbPlanes face) {
    float[] sum = features(face, false);
    if (description.mirrored()) {
      float[] mirrored = features(face, true);
      for (int i = 0; i < sum.length; i++) {
        sum[i] += mirrored[i];
      }
    }
    return FaceTemplate.normalised(modelId, sum);
  }

  private float[] features(RgbPlanes face, boolean mirrored) {
    return model.run(input -> fill(input, face, mirrored), outputs).getFirst();
  }

  private void fill(FloatBuffer input, RgbPlanes face, boolean mirrored) {
    List<float[]> planes =
        switch (description.colours()) {
          case RGB -> List.of(face.red(), face.green(), face.blue());
          case BGR -> List.of(face.blue(), face.green(), face.red());
        };
    int side = face.width();
    float[] row = new float[side];
    for (float[] plane : planes) {
      for (int start = 0; start < plane.length; start += side) {
        for (int x = 0; x < side; x++) {
          int column = mirrored ? side - 1 - x : x;
          row[x] = (plane[start + column] - description.mean()) / description.scale();
        }
        input.put(row);
      }
    }
  }
}
