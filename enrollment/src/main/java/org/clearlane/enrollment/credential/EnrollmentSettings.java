// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.credential;

import java.time.Duration;
import java.util.List;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of enrolment and credentials. */
public final class EnrollmentSettings implements SettingsCatalogue {
  static final Setting<Duration> ACTIVATION_VALIDITY =
      Setting.duration(
          "clearlane.credential.activation.validity",
          "PT15M",
          Duration.ofMinutes(1),
          Duration.ofDays(1),
          "How long an activation code can be exchanged.");
  public static final Setting<Duration> CREDENTIAL_VALIDITY =
      Setting.duration(
          "clearlane.credential.validity",
          "P7D",
          Duration.ofMinutes(5),
          Duration.ofDays(90),
          "How long a QR credential is valid without the traveller's device being online.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(ACTIVATION_VALIDITY, CREDENTIAL_VALIDITY);
  }
}
