// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.util.List;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of document chips. */
public final class ChipSettings implements SettingsCatalogue {
  static final Setting<String> AUTHORITIES =
      Setting.text(
          "clearlane.chip.authorities.dir",
          "",
          "Folder of the country signing authorities whose documents are trusted: master lists"
              + " (.ml), certificates (.der, .cer, .crt, .pem), revocation lists (.crl). Without it"
              + " no chip is genuine.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(AUTHORITIES);
  }
}
