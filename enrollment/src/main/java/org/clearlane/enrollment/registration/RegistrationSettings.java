// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.registration;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.clearlane.enrollment.ConsentPurpose;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of the travellers' own registration. */
public final class RegistrationSettings implements SettingsCatalogue {
  public static final Setting<Duration> VALIDITY =
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

  /** Fingers are captured by an officer. */
  private static final Map<String, ConsentPurpose> SERVICES_BY_NAME =
      Arrays.stream(ConsentPurpose.values())
          .filter(purpose -> purpose != ConsentPurpose.E_CHANNEL)
          .collect(
              Collectors.toMap(
                  purpose -> purpose.name().toLowerCase(Locale.ROOT), Function.identity()));

  private static final Setting<List<String>> SERVICES =
      Setting.list(
          "clearlane.registration.services",
          "contactless_channel",
          SERVICES_BY_NAME.keySet(),
          "What travellers can register for.");

  static List<ConsentPurpose> services() {
    return SERVICES.get().stream()
        .distinct()
        .map(SERVICES_BY_NAME::get)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(SERVICES, VALIDITY, MOST);
  }
}
