// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.processing;

import java.text.MessageFormat;
import java.time.Duration;
import java.util.ResourceBundle;
import org.clearlane.kernel.RetentionRule;
import org.clearlane.web.console.Language;

/** The words of the record of processing in one language. */
public final class RecordWords {
  static final String BUNDLE = "org.clearlane.web.processing.record";

  private final Language language;
  private final ResourceBundle words;

  public RecordWords(Language language) {
    this.language = language;
    this.words =
        ResourceBundle.getBundle(
            BUNDLE,
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * @throws java.util.MissingResourceException if there are no such words
   */
  public String get(String key) {
    return words.getString(key);
  }

  private String get(String key, Object... values) {
    return new MessageFormat(get(key), language.locale()).format(values);
  }

  /** A length of time in the largest unit that tells it exactly. */
  public String period(Duration length) {
    if (length.isZero()) {
      return get("period.none");
    }
    if (length.toSeconds() % 86_400 == 0) {
      return length.toDays() == 1
          ? get("period.day")
          : get("period.days", Long.toString(length.toDays()));
    }
    if (length.equals(Duration.ofHours(1))) {
      return get("period.hour");
    }
    return length.toSeconds() % 3_600 == 0
        ? get("period.hours", Long.toString(length.toHours()))
        : get("period.minutes", Long.toString(Math.ceilDiv(length.toSeconds(), 60)));
  }

  /** A rule as one sentence. */
  public String sentence(RetentionRule rule) {
    Duration length = rule.period().length();
    return get(
        length.isZero() ? "sentence.none" : "sentence",
        get("rule." + rule.kind()),
        get("action." + rule.action()),
        period(length),
        get("rule." + rule.kind() + ".from"));
  }
}
