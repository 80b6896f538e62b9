// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.nio.file.Path;
import org.clearlane.biometrics.face.FeatureModel;
import org.clearlane.biometrics.face.FmrCalibration;
import org.clearlane.biometrics.identification.CalibratedIdentifier;

/** Makes a {@link FaceIdentifier} outside a container, for command-line tools and tests. */
public final class FaceIdentifiers {
  private FaceIdentifiers() {}

  /** Decides by the module's own calibration on searches of these galleries. */
  public static FaceIdentifier of(FaceGallery galleries) {
    return new CalibratedIdentifier(galleries, FmrCalibration.bundled());
  }

  /**
   * Decides by the calibration of a model.
   *
   * @param description of the model, as for {@link FaceMatchers#load(Path)}
   * @throws BiometricsException if the description names no calibration or cannot be used
   */
  public static FaceIdentifier of(FaceGallery galleries, Path description) {
    return new CalibratedIdentifier(galleries, FmrCalibration.of(FeatureModel.read(description)));
  }
}
