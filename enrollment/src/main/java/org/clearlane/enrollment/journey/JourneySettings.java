// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.journey;

import java.time.Duration;
import java.util.List;
import org.clearlane.biometrics.IdentificationPolicy;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of journey tokens. */
public final class JourneySettings implements SettingsCatalogue {
  public static final Setting<Duration> RETENTION =
      Setting.duration(
          "clearlane.journeys.retention",
          "PT24H",
          Duration.ofMinutes(1),
          Duration.ofDays(7),
          "How long after the planned departure a journey token is destroyed.");
  static final Setting<List<String>> RESIDENTS =
      Setting.list(
          "clearlane.journeys.residents",
          "",
          "Issuing states, as machine-readable zones name them, whose documents make a resident:"
              + " who has another goes to a counter. Empty: everybody does.");
  static final Setting<Boolean> AFTER_SECURITY =
      Setting.flag(
          "clearlane.journeys.security",
          true,
          "Whether departure immigration knows only passengers who were confirmed at security.");
  static final Setting<Double> FPIR =
      Setting.decimal(
          "clearlane.journeys.fpir",
          Double.toString(IdentificationPolicy.DEFAULT_FPIR),
          1e-6,
          0.1,
          "Of people without a token, the share whom a touchpoint may take for a passenger.");
  static final Setting<Double> FMR =
      Setting.decimal(
          "clearlane.journeys.fmr",
          "1e-5",
          1e-6,
          1e-3,
          "The false match rate at which the face of a check-in is compared with the enrolment's.");

  static IdentificationPolicy policy() {
    return new IdentificationPolicy(FPIR.get(), IdentificationPolicy.DEFAULT_MARGIN);
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(RETENTION, RESIDENTS, AFTER_SECURITY, FPIR, FMR);
  }
}
