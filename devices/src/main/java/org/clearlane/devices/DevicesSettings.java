// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.List;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of devices. */
public final class DevicesSettings implements SettingsCatalogue {
  static final Setting<String> GATE_PROFILES =
      Setting.text(
          "clearlane.devices.gate.profiles",
          "",
          "Folder of the register maps of Modbus gates, one file NAME.properties for each;"
              + " docs/devices.md tells their form. Without it there is the built-in profile"
              + " clearlane-generic.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(GATE_PROFILES);
  }
}
