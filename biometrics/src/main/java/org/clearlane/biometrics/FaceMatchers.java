// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.nio.file.Path;
import org.clearlane.biometrics.face.FeatureModel;
import org.clearlane.biometrics.face.FmrCalibration;
import org.clearlane.biometrics.face.OnnxFaceMatcher;
import org.clearlane.biometrics.model.ModelFile;

/** Makes a {@link FaceMatcher} outside a container, for command-line tools and tests. */
public final class FaceMatchers {
  private FaceMatchers() {}

  /**
   * Loads the models, in about half a second, to run on one thread per call. The result keeps about
   * 60 MB of native memory until the process ends: load it once. Where loading fails it is not
   * {@link FaceMatcher#ready()} and tells its {@link FaceMatcher#problem()}.
   */
  public static FaceMatcher load() {
    return load(FeatureModel.bundled());
  }

  /**
   * As {@link #load()}, with templates of another model.
   *
   * @param description of the model, a file as docs/face-models.md tells; without a calibration
   *     {@link FaceMatcher#thresholdAtFmr} refuses every rate
   * @throws BiometricsException if the description or its calibration cannot be used
   */
  public static FaceMatcher load(Path description) {
    return load(FeatureModel.read(description));
  }

  private static FaceMatcher load(FeatureModel model) {
    FmrCalibration calibration =
        model.calibration().isEmpty() && !model.equals(FeatureModel.bundled())
            ? FmrCalibration.none(model.modelId())
            : FmrCalibration.of(model);
    return OnnxFaceMatcher.load(ModelFile::bundled, model, 1, calibration);
  }
}
