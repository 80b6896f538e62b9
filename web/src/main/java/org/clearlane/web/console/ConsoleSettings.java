// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import java.util.List;
import org.clearlane.kernel.Setting;
import org.clearlane.kernel.SettingsCatalogue;

/** Settings of the console. */
public final class ConsoleSettings implements SettingsCatalogue {
  public static final Setting<String> TRAVELLER_URL =
      Setting.text(
          "clearlane.traveller.url",
          "",
          "Address of this server's traveller page as travellers reach it, such as"
              + " https://border.example/traveller/; if empty, the address under which the officer"
              + " opened the console.");

  /** Of the machine that this server runs on, so of one counter. */
  public static final Setting<String> CHIP_READER =
      Setting.text(
          "clearlane.enrolment.chip",
          "",
          "Regular expression for the name of the PC/SC reader at this server's enrolment counter;"
              + " .* takes any. Without it the enrolment page reads no chips.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(TRAVELLER_URL, CHIP_READER);
  }
}
