// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The machine-readable lines of a document as its reader sent them: nothing is checked or put right
 * yet, which is for the kernel's {@code MachineReadableZone.scan}.
 *
 * @param lines one to three lines of 1 to 128 printable ASCII characters; personal data
 * @param at when the last of them arrived
 */
public record ScannedDocument(List<String> lines, Instant at) {
  private static final int MOST_LINES = 3;
  private static final Pattern LINE = Pattern.compile("[ -~]{1,128}");

  /**
   * @throws IllegalArgumentException if there are no such lines; the text does not repeat them
   */
  public ScannedDocument {
    lines = List.copyOf(lines);
    if (!possible(lines)) {
      throw new IllegalArgumentException("a document has one to three lines of ASCII");
    }
  }

  /** Whether these can be the lines of a document. */
  public static boolean possible(List<String> lines) {
    return !lines.isEmpty()
        && lines.size() <= MOST_LINES
        && lines.stream().allMatch(line -> LINE.matcher(line).matches());
  }

  /** The lines, joined by LF. */
  public String text() {
    return String.join("\n", lines);
  }

  /** Hides the lines: they must not come into a log. */
  @Override
  public String toString() {
    return "ScannedDocument[" + lines.size() + " lines, at=" + at + "]";
  }
}
