// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.settings;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.clearlane.kernel.BadSettingException;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;
import org.eclipse.microprofile.config.ConfigProvider;

/** Refuses to start the application with a bad or unknown setting: a typing error must not pass. */
@ApplicationScoped
class SettingsCheck {

  void check(@Observes @Priority(1) Startup event) {
    verify(SettingsCatalogue.all(), ConfigProvider.getConfig().getPropertyNames());
  }

  /**
   * @throws BadSettingException naming the first key that is unknown or whose value is bad
   */
  static void verify(List<SettingsCatalogue> catalogues, Iterable<String> configuredKeys) {
    catalogues.forEach(catalogue -> catalogue.settings().forEach(Setting::get));
    Set<String> known =
        catalogues.stream()
            .flatMap(catalogue -> catalogue.settings().stream())
            .map(Setting::key)
            .collect(Collectors.toSet());
    for (String key : configuredKeys) {
      if (key.startsWith("clearlane.")
          && !known.contains(key)
          && catalogues.stream()
              .flatMap(catalogue -> catalogue.families().stream())
              .noneMatch(family -> family.matches().test(key))) {
        throw new BadSettingException(key, "a key of docs/configuration.md", null);
      }
    }
  }
}
