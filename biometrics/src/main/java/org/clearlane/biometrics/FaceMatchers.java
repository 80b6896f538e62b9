// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics;

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
    return OnnxFaceMatcher.load(ModelFile::bundled, 1, FmrCalibration.bundled());
  }
}
