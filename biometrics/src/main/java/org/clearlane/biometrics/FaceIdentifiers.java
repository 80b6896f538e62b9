// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

import org.clearlane.biometrics.face.FmrCalibration;
import org.clearlane.biometrics.identification.CalibratedIdentifier;

/** Makes a {@link FaceIdentifier} outside a container, for command-line tools and tests. */
public final class FaceIdentifiers {
  private FaceIdentifiers() {}

  /** Decides by the module's own calibration on searches of these galleries. */
  public static FaceIdentifier of(FaceGallery galleries) {
    return new CalibratedIdentifier(galleries, FmrCalibration.bundled());
  }
}
