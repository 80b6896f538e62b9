// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.document;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a Latin name with A-Z and fillers (ICAO Doc 9303-3, section 6, table A; where it offers a
 * choice, the first entry). Letters that the table does not list lose their diacritics.
 */
final class Transliteration {
  private static final Map<Character, String> TABLE =
      Map.ofEntries(
          entry('Ä', "AE"),
          entry('Å', "AA"),
          entry('Æ', "AE"),
          entry('Ð', "D"),
          entry('Đ', "D"),
          entry('Ħ', "H"),
          entry('Ĳ', "IJ"),
          entry('Ŀ', "L"),
          entry('Ł', "L"),
          entry('Ŋ', "N"),
          entry('Ö', "OE"),
          entry('Ø', "OE"),
          entry('Œ', "OE"),
          entry('ẞ', "SS"),
          entry('Þ', "TH"),
          entry('Ŧ', "T"),
          entry('Ü', "UE"));

  /** Doc 9303-3, 4.6: apostrophes and full stops are left out, hyphens become fillers. */
  private static final String LEFT_OUT = "'’‘ʼ`´.";

  private static final String SEPARATORS = " -‐‑,<\u00a0";

  private Transliteration() {}

  /**
   * @throws IllegalArgumentException if a letter has no Latin transliteration here
   */
  static String of(String name) {
    String capitals = Normalizer.normalize(name, Normalizer.Form.NFC).toUpperCase(Locale.ROOT);
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < capitals.length(); i++) {
      char c = capitals.charAt(i);
      if (SEPARATORS.indexOf(c) >= 0) {
        if (!written.isEmpty() && written.charAt(written.length() - 1) != '<') {
          written.append('<');
        }
      } else if (LEFT_OUT.indexOf(c) < 0) {
        written.append(letter(c));
      }
    }
    return MrzNames.withoutTrailingFillers(written.toString());
  }

  private static String letter(char c) {
    @Nullable String listed = TABLE.get(c);
    if (listed != null) {
      return listed;
    }
    // A combining mark that NFC left alone has nothing before it to change: it disappears, too.
    String base =
        Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    if (!base.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z')) {
      throw new IllegalArgumentException("a name has a letter without a Latin transliteration");
    }
    return base;
  }
}
