// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** Gate profiles for tests outside this package. */
public final class TestProfiles {
  private TestProfiles() {}

  /** The profile that comes with the program. */
  public static GateProfile generic() {
    return GateProfiles.find(GateProfiles.GENERIC);
  }

  /** A profile from its text. */
  public static GateProfile parse(String text) {
    return ProfileText.parse("test", text);
  }
}
