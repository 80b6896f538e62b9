// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.disclosure;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import org.clearlane.kernel.ProcessingCatalogue;
import org.clearlane.web.console.Language;
import org.clearlane.web.console.Texts;
import org.clearlane.web.processing.RecordWords;

/** The words of a traveller's file in one language; names of things are the console's. */
public final class FileWords {
  static final String BUNDLE = "org.clearlane.web.disclosure.file";

  /** Retention rules that concern whoever is enrolled. */
  private static final Set<String> OF_TRAVELLERS =
      Set.of(
          "expired-enrolments",
          "withdrawn-consents",
          "withdrawn-enrolments",
          "expired-credentials",
          "memberships",
          "journeys",
          "linked-passages",
          "record-documents",
          "exit-entry-records");

  private final Language language;
  private final RecordWords rules;
  private final ResourceBundle own;
  private final ResourceBundle console;

  public FileWords(Language language) {
    this.language = language;
    this.rules = new RecordWords(language);
    ResourceBundle.Control control =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    this.own = ResourceBundle.getBundle(BUNDLE, language.locale(), control);
    this.console = ResourceBundle.getBundle(Texts.BUNDLE, language.locale(), control);
  }

  Language language() {
    return language;
  }

  String get(String key) {
    return own.containsKey(key) ? own.getString(key) : console.getString(key);
  }

  String get(String key, Object... values) {
    return new MessageFormat(get(key), language.locale()).format(values);
  }

  /** Who may learn something of the data. */
  public List<String> recipients() {
    return Stream.of("officers", "owners", "partners", "authority", "provider", "processor")
        .map(recipient -> get("recipient." + recipient))
        .toList();
  }

  /** How long things are kept, one sentence each. */
  public List<String> retention() {
    return Stream.of(
            Stream.of(get("keep.enrolment")),
            ProcessingCatalogue.all().stream()
                .flatMap(activity -> activity.rules().stream())
                .filter(rule -> OF_TRAVELLERS.contains(rule.kind()))
                .map(rules::sentence),
            Stream.of(get("keep.audit")))
        .flatMap(sentences -> sentences)
        .toList();
  }

  /** What the traveller may ask for. */
  public List<String> rights() {
    return Stream.of("access", "correct", "restrict", "withdraw", "complain")
        .map(right -> get("right." + right))
        .toList();
  }

  /** Whom to ask where the authority names nobody. */
  public String counter() {
    return get("contact.counter");
  }
}
