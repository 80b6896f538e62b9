// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.settings;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
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
  private static final System.Logger LOG = System.getLogger(SettingsCheck.class.getName());

  void check(@Observes @Priority(1) Startup event) {
    List<BadSettingException> bad =
        bad(SettingsCatalogue.all(), ConfigProvider.getConfig().getPropertyNames());
    // All at once: whoever mends one must not have to start again to learn of the next.
    bad.forEach(problem -> LOG.log(Level.ERROR, problem.getMessage()));
    if (!bad.isEmpty()) {
      throw bad.getFirst();
    }
  }

  /** What is wrong: keys that are unknown, and those whose value is bad. */
  static List<BadSettingException> bad(
      List<SettingsCatalogue> catalogues, Iterable<String> configuredKeys) {
    List<BadSettingException> bad = new ArrayList<>();
    for (SettingsCatalogue catalogue : catalogues) {
      for (Setting<?> setting : catalogue.settings()) {
        try {
          var _ = setting.get();
        } catch (BadSettingException e) {
          bad.add(e);
        }
      }
    }
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
        bad.add(new BadSettingException(key, "a key of docs/configuration.md", null));
      }
    }
    return bad;
  }
}
