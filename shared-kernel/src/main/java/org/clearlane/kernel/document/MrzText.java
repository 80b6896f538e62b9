// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.clearlane.kernel.MrzFormat;

/**
 * A text that fits a format: its lines joined, in capitals.
 *
 * @param zone exactly as many characters as the format has; which ones is not checked yet
 */
record MrzText(MrzFormat format, String zone) {
  private static final Pattern LINE_BREAK = Pattern.compile("[\r\n]+");
  private static final Pattern BLANKS = Pattern.compile("[ \t]+");

  /** The longest zone has 90 characters; the rest is room for grouping blanks. */
  static final int MOST_CHARACTERS = 400;

  /**
   * Every way in which the text fits a format: as it is with blanks for fillers, or with blanks
   * dropped. Usually one, sometimes none; two if the blanks happen to make up the difference
   * between two formats.
   */
  static SequencedSet<MrzText> candidates(String text) {
    SequencedSet<MrzText> found = new LinkedHashSet<>();
    if (text.length() <= MOST_CHARACTERS) {
      List<String> lines =
          Arrays.stream(LINE_BREAK.split(text.toUpperCase(Locale.ROOT), -1))
              .filter(line -> !line.isBlank())
              .toList();
      fit(lines, line -> BLANKS.matcher(line).replaceAll("")).ifPresent(found::add);
      fit(lines, line -> line.replace(' ', '<')).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<MrzText> fit(List<String> lines, UnaryOperator<String> blanks) {
    List<String> clean = lines.stream().map(blanks).toList();
    String joined = String.join("", clean);
    return Arrays.stream(MrzFormat.values())
        .filter(format -> joined.length() == format.length())
        .filter(
            format ->
                clean.size() == 1
                    || clean.stream().allMatch(line -> line.length() == format.width()))
        .findFirst()
        .map(format -> new MrzText(format, joined));
  }
}
