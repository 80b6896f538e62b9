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

  /**
   * Decides by a table that was measured elsewhere.
   *
   * @param table lines of {@code rate,threshold} with comments, as the setting {@code
   *     clearlane.biometrics.calibration} takes them
   * @param modelId whose templates are searched; see {@link FaceMatcher#modelId()}
   * @throws BiometricsException if it cannot be read, has another form or belongs to another model
   */
  public static FaceIdentifier of(FaceGallery galleries, Path table, String modelId) {
    return new CalibratedIdentifier(galleries, FmrCalibration.read(table, modelId));
  }
}
