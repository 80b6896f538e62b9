// SPDX-License-Identifier: Apache-2.0
package org.clearlane.biometrics.finger;

import java.util.List;
import org.clearlane.biometrics.FingerprintPolicy;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of fingerprint verification. */
public final class FingerprintSettings implements SettingsCatalogue {
  static final Setting<Boolean> BOTH =
      Setting.flag(
          "clearlane.biometrics.fingerprint.both",
          false,
          "Whether both enrolled fingers must match (true) or one suffices (false).");

  /** One in ten thousand, what SourceAFIS' author and most border programmes start from. */
  static final Setting<Double> FMR =
      Setting.decimal(
          "clearlane.biometrics.fingerprint.fmr",
          "1e-4",
          FingerprintPolicy.LEAST_FMR,
          FingerprintPolicy.MOST_FMR,
          "False match rate of one fingerprint verification, over all of its comparisons.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(BOTH, FMR);
  }
}
