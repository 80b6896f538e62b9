// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name field: primary identifier, two fillers, secondary identifier (Doc 9303-3, 4.6). */
record MrzNames(String surname, String givenNames) {
  private static final String PARTS = "[A-Z]+(?:<[A-Z]+)*";
  private static final Pattern FIELD = Pattern.compile("(" + PARTS + ")(?:<<(" + PARTS + "))?");

  /** Empty if the field has another form. */
  static Optional<MrzNames> read(String field) {
    Matcher matcher = FIELD.matcher(withoutTrailingFillers(field));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String given = matcher.group(2) == null ? "" : matcher.group(2);
    return Optional.of(new MrzNames(matcher.group(1).replace('<', ' '), given.replace('<', ' ')));
  }

  /**
   * The field of {@code width} characters. A name that does not fit loses the end of its given
   * names, then of its surname, so that both are present; it then ends in a letter in the last
   * position, which tells readers that it may be truncated (Doc 9303-4, 4.2.3).
   *
   * @throws IllegalArgumentException if a name has letters outside the Latin script
   */
  static String write(String surname, String givenNames, int width) {
    String primary = Transliteration.of(surname);
    String secondary = Transliteration.of(givenNames);
    if (primary.isEmpty()) {
      throw new IllegalArgumentException("the surname has no letter that can be written");
    }
    if (secondary.isEmpty()) {
      return fit(primary, width);
    }
    String whole = primary + "<<" + secondary;
    if (whole.length() <= width) {
      return fit(whole, width);
    }
    int room = Math.min(primary.length(), width - 3);
    return fit(withoutTrailingFillers(primary.substring(0, room)) + "<<" + secondary, width);
  }

  private static String fit(String name, int width) {
    if (name.length() <= width) {
      return name + "<".repeat(width - name.length());
    }
    // Where the cut would leave a separator at the end, the letter behind it takes its place.
    return name.charAt(width - 1) == '<'
        ? name.substring(0, width - 1) + name.charAt(width)
        : name.substring(0, width);
  }

  static String withoutTrailingFillers(String field) {
    int end = field.length();
    while (end > 0 && field.charAt(end - 1) == '<') {
      end--;
    }
    return field.substring(0, end);
  }
}
