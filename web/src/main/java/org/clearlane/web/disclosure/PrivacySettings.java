// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.disclosure;

import java.util.List;
import java.util.Optional;
import org.clearlane.kernel.Authority;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;
import org.eclipse.microprofile.config.ConfigProvider;

/** Whom travellers ask about their data. */
public final class PrivacySettings implements SettingsCatalogue {
  private static final Family CONTACT =
      new Family(
          "clearlane.privacy.CODE.contact",
          "Whom travellers of the authority ask about their data: the data protection officer with"
              + " an address. An enrolment counter if absent.",
          key -> key.matches("clearlane\\.privacy\\.[a-z][a-z0-9-]{0,15}\\.contact"));

  @Override
  public List<Setting<?>> settings() {
    return List.of();
  }

  @Override
  public List<Family> families() {
    return List.of(CONTACT);
  }

  /** As configured for the authority. */
  public static Optional<String> contact(Authority authority) {
    return ConfigProvider.getConfig()
        .getOptionalValue("clearlane.privacy." + authority + ".contact", String.class)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
