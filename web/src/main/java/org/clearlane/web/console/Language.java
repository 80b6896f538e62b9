// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console;

import java.util.Arrays;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of the console, each with its own resource bundle. */
public enum Language {
  ENGLISH("en", "en", "English", Locale.ENGLISH),
  TRADITIONAL_CHINESE("zh-hant", "zh-Hant-HK", "繁體中文", Locale.of("zh", "HK")),
  SIMPLIFIED_CHINESE("zh-hans", "zh-Hans-CN", "简体中文", Locale.of("zh", "CN"));

  private final String code;
  private final String tag;
  private final String label;
  private final Locale locale;

  Language(String code, String tag, String label, Locale locale) {
    this.code = code;
    this.tag = tag;
    this.label = label;
    this.locale = locale;
  }

  /** What the cookie holds. */
  public String code() {
    return code;
  }

  /** BCP 47 tag for the {@code lang} attribute; fonts are chosen by it. */
  public String tag() {
    return tag;
  }

  /** The language's own name. */
  public String label() {
    return label;
  }

  public Locale locale() {
    return locale;
  }

  public static Optional<Language> byCode(@Nullable String code) {
    return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
  }

  /** The first of a browser's languages that the console speaks, else English. */
  static Language preferred(Enumeration<Locale> accepted) {
    for (Iterator<Locale> wanted = accepted.asIterator(); wanted.hasNext(); ) {
      Optional<Language> spoken = speaking(wanted.next());
      if (spoken.isPresent()) {
        return spoken.get();
      }
    }
    return ENGLISH;
  }

  private static Optional<Language> speaking(Locale wanted) {
    return switch (wanted.getLanguage()) {
      case "en" -> Optional.of(ENGLISH);
      case "zh" -> Optional.of(isTraditional(wanted) ? TRADITIONAL_CHINESE : SIMPLIFIED_CHINESE);
      default -> Optional.empty();
    };
  }

  private static boolean isTraditional(Locale chinese) {
    return switch (chinese.getScript()) {
      case "Hant" -> true;
      case "Hans" -> false;
      default ->
          switch (chinese.getCountry()) {
            case "HK", "MO", "TW" -> true;
            default -> false;
          };
    };
  }
}
