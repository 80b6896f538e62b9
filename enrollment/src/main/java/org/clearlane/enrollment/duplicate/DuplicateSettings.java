// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.duplicate;

import java.util.List;
import org.clearlane.biometrics.IdentificationPolicy;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of the search for people who enrol twice. */
public final class DuplicateSettings implements SettingsCatalogue {
  static final Setting<Boolean> SEARCHED =
      Setting.flag(
          "clearlane.enrolment.duplicates",
          true,
          "Whether every new face is searched among those of all enrolled travellers.");
  static final Setting<Double> FPIR =
      Setting.decimal(
          "clearlane.enrolment.duplicates.fpir",
          Double.toString(IdentificationPolicy.DEFAULT_FPIR),
          1e-6,
          0.1,
          "Of people who enrol for the first time, the share who may be shown to an officer as alike"
              + " to somebody.");

  /** At which a candidate is shown. Every candidate counts, so no margin. */
  static IdentificationPolicy policy() {
    return new IdentificationPolicy(FPIR.get(), 0);
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(SEARCHED, FPIR);
  }
}
