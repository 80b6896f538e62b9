// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import java.nio.file.Path;
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
   * Decides by a calibration that was measured elsewhere.
   *
   * @param calibration lines of {@code rate,threshold} with comments, as the setting {@code
   *     clearlane.biometrics.calibration} takes them
   * @throws BiometricsException if it cannot be read, has another form or belongs to another model
   */
  public static FaceIdentifier of(FaceGallery galleries, Path calibration) {
    return new CalibratedIdentifier(galleries, FmrCalibration.read(calibration));
  }
}
