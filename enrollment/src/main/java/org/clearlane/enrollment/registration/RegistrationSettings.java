// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.kernel.BadSettingException;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of the travellers' own registration. */
public final class RegistrationSettings implements SettingsCatalogue {
  static final Setting<Duration> VALIDITY =
      Setting.duration(
          "clearlane.registration.validity",
          "PT1H",
          Duration.ofMinutes(5),
          Duration.ofDays(7),
          "How long a traveller may take to register; then what was entered is destroyed.");
  static final Setting<Integer> MOST =
      Setting.whole(
          "clearlane.registration.most",
          10_000,
          1,
          1_000_000,
          "How many registrations may be under way with one authority.");
  private static final Setting<List<String>> SERVICES =
      Setting.list(
          "clearlane.registration.services",
          "contactless_channel",
          "What travellers can register for: "
              + Arrays.stream(ConsentPurpose.values())
                  .filter(RegistrationSettings::withoutOfficer)
                  .map(RegistrationSettings::name)
                  .collect(Collectors.joining(", "))
              + ".");

  /** Fingers are captured by an officer. */
  private static boolean withoutOfficer(ConsentPurpose purpose) {
    return purpose != ConsentPurpose.E_CHANNEL;
  }

  private static String name(ConsentPurpose purpose) {
    return purpose.name().toLowerCase(java.util.Locale.ROOT);
  }

  static List<ConsentPurpose> services() {
    return SERVICES.get().stream()
        .map(
            text ->
                Stream.of(ConsentPurpose.values())
                    .filter(purpose -> withoutOfficer(purpose) && name(purpose).equals(text))
                    .findFirst()
                    .orElseThrow(
                        () -> new BadSettingException(SERVICES.key(), "a list of services", null)))
        .distinct()
        .toList();
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(SERVICES, VALIDITY, MOST);
  }
}
