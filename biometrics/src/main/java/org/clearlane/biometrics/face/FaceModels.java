// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

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
  private static final ModelFile LIVENESS =
      new ModelFile(
          "fr_liveness.onnx", "afa783b7e902fdfcf323a7240cac2a1c580c25314ea4161129dc1b0d100dc32d");

  /**
   * @param source of all models but {@code feature}, which knows its own
   * @throws org.clearlane.biometrics.BiometricsException if any of them is not what it should be
   */
  static FaceModels load(ModelFile.Source source, FeatureModel feature, int threads) {
    List<OnnxModel> loaded = new ArrayList<>();
    try {
      loaded.add(OnnxModel.load(DETECT, source, threads, FaceDetector.INPUT_SHAPE));
      loaded.add(OnnxModel.load(LANDMARK, source, threads, LandmarkLocator.INPUT_SHAPE));
      loaded.add(
          OnnxModel.load(feature.file(), feature.source(), threads, FeatureExtractor.INPUT_SHAPE));
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
