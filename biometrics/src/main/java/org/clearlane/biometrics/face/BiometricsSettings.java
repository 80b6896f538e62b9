// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.face;

import java.util.List;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of biometrics. */
public final class BiometricsSettings implements SettingsCatalogue {
  /** One by default: passages run side by side, and a lane's wait is bounded either way. */
  static final Setting<Integer> THREADS =
      Setting.whole(
          "clearlane.biometrics.threads",
          1,
          1,
          64,
          "Threads that one face model uses for one picture; more than one pays only where lanes are"
              + " few and cores many.");

  /** For the matchers of other kinds too. */
  public static final Setting<Boolean> WARM_UP =
      Setting.flag(
          "clearlane.biometrics.warmup",
          true,
          "Whether searches and fingerprint matching are made fast before the server is ready; without"
              + " it a start takes some seconds less, and the first travellers of the day wait.");

  static final Setting<String> MODEL =
      Setting.text(
          "clearlane.biometrics.model",
          "",
          "File that describes the model which makes face templates (docs/face-models.md); empty"
              + " takes the bundled one.");

  static final Setting<String> CALIBRATION =
      Setting.text(
          "clearlane.biometrics.calibration",
          "",
          "File with a calibration of face scores measured on your own population, in the form of"
              + " face-fmr-calibration.csv; empty takes the one that the model's description names, or the bundled one.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(THREADS, WARM_UP, MODEL, CALIBRATION);
  }
}
