// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** The contactless readers of this machine. An application-scoped bean; thread-safe. */
public interface ChipReaders {
  /**
   * The reader that PC/SC lists first among those whose name has a part that matches the pattern.
   * It is looked for at every reading, so it may be plugged in later.
   *
   * @param namePattern a regular expression; {@code .*} takes any reader
   * @throws java.util.regex.PatternSyntaxException if the pattern is none
   */
  ChipReader reader(String namePattern);

  /**
   * The authorities in the configured folder, read anew when a file there was changed, added or
   * removed; none without a folder. May block for a second.
   *
   * @throws DevicesException if the folder cannot be read or a file in it is damaged; names the
   *     file
   */
  TrustAnchors anchors();
}
