// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.clearlane.devices.ScannedDocument;

/** Takes what a reader sent apart into lines. */
final class ZoneLines {
  private static final Pattern LINE_END = Pattern.compile("[\r\n]+");

  /** The smallest zone has 72 characters; fewer than this are noise, not a zone with gaps. */
  private static final int FEWEST_CHARACTERS = 60;

  private ZoneLines() {}

  /** The lines; empty if this cannot be a machine-readable zone. */
  static Optional<List<String>> of(String text) {
    List<String> lines =
        Arrays.stream(LINE_END.split(text, -1)).filter(line -> !line.isEmpty()).toList();
    int characters = lines.stream().mapToInt(String::length).sum();
    return characters >= FEWEST_CHARACTERS && ScannedDocument.possible(lines)
        ? Optional.of(lines)
        : Optional.empty();
  }
}
