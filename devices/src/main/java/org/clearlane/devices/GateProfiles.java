// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds gate profiles: the one of this program, or a file of the configured folder. */
final class GateProfiles {
  /** The profile that comes with the program. */
  static final String GENERIC = "clearlane-generic";

  private static final String SUFFIX = ".properties";

  /** A profile has some dozens of lines. */
  private static final long MOST_BYTES = 64 * 1024;

  private GateProfiles() {}

  /**
   * The profile of this name, as its text stands now.
   *
   * @throws IllegalArgumentException if there is none, or naming the line that cannot be used
   */
  static GateProfile find(String name) {
    return name.equals(GENERIC)
        ? ProfileText.parse(name, generic())
        : find(name, DevicesSettings.GATE_PROFILES.get());
  }

  /**
   * The profile of this name in a folder.
   *
   * @throws IllegalArgumentException if there is none, or naming the line that cannot be used
   */
  static GateProfile find(String name, String folder) {
    return ProfileText.parse(name, written(name, folder));
  }

  private static String generic() {
    try (InputStream text = GateProfiles.class.getResourceAsStream(GENERIC + SUFFIX)) {
      if (text == null) {
        throw new DevicesException("the built-in gate profile is missing");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String written(String name, String folder) {
    Path file = Path.of(folder).resolve(name + SUFFIX);
    if (folder.isEmpty() || !Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "there is no gate profile "
              + name
              + ": it would be the file "
              + name
              + SUFFIX
              + " in the folder that "
              + DevicesSettings.GATE_PROFILES.key()
              + " names");
    }
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new IllegalArgumentException("profile " + name + " is longer than 64 KiB");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalArgumentException("profile " + name + " cannot be read", e);
    }
  }
}
