// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.clearlane.biometrics.model.ModelFile;
import org.clearlane.biometrics.model.OnnxModel;

/** The four models of the face pipeline, loaded and verified together. */
record FaceModels(OnnxModel detect, OnnxModel landmark, OnnxModel feature, OnnxModel liveness)
    implements AutoCloseable {
  private static final ModelFile DETECT =
      new ModelFile(
          "fr_detect.onnx", "6c0256ccd3164f844736a401faf936ec2930764a87ae39442180887d0c5c8854");
  private static final ModelFile LANDMARK =
      new ModelFile(
          "fr_landmark.onnx", "f10b0ba1d2a8a099adefede1ebf3733e44fe370715e7303dbeb7f59c02142258");
  private static final ModelFile FEATURE =
      new ModelFile(
          "fr_feature.onnx", "87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581");
  private static final ModelFile LIVENESS =
      new ModelFile(
          "fr_liveness.onnx", "afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d");

  /** Raise it whenever detection, landmarks, alignment or input values change a template. */
  private static final int PREPROCESSING = 1;

  /** Tells templates that compare from those that do not; known without loading anything. */
  static String modelId() {
    String origin = FEATURE.sha256() + "/" + PREPROCESSING;
    return ModelFile.sha256(origin.getBytes(StandardCharsets.US_ASCII)).substring(0, 16);
  }

  /**
   * @throws org.clearlane.biometrics.BiometricsException if any of them is not what it should be
   */
  static FaceModels load(ModelFile.Source source, int threads) {
    List<OnnxModel> loaded = new ArrayList<>();
    try {
      loaded.add(OnnxModel.load(DETECT, source, threads, FaceDetector.INPUT_SHAPE));
      loaded.add(OnnxModel.load(LANDMARK, source, threads, LandmarkLocator.INPUT_SHAPE));
      loaded.add(OnnxModel.load(FEATURE, source, threads, FeatureExtractor.INPUT_SHAPE));
      loaded.add(OnnxModel.load(LIVENESS, source, threads, LivenessEstimator.INPUT_SHAPE));
      return new FaceModels(loaded.get(0), loaded.get(1), loaded.get(2), loaded.get(3));
    } catch (RuntimeException | LinkageError e) {
      loaded.forEach(OnnxModel::close);
      throw e;
    }
  }

  @Override
  public void close() {
    detect.close();
    landmark.close();
    feature.close();
    liveness.close();
  }
}
