// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist.screening;

import java.util.Locale;
import java.util.regex.Pattern;
import org.clearlane.kernel.DataProtection;
import org.clearlane.kernel.TravelDocument;

/** What a document is looked up by: issuing state and number, normalised. */
public record DocumentKey(String issuingState, String number) {
  private static final Pattern STATE = Pattern.compile("[A-Z]{1,3}");
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9]{1,22}");

  /**
   * Normalises case, spaces and fillers.
   *
   * @throws IllegalArgumentException if a part has another form; the text does not repeat it
   */
  public static DocumentKey of(String issuingState, String number) {
    String state = normalised(issuingState);
    String digits = normalised(number);
    if (!STATE.matcher(state).matches()) {
      throw new IllegalArgumentException("issuingState takes one to three letters");
    }
    if (!NUMBER.matcher(digits).matches()) {
      throw new IllegalArgumentException("documentNumber takes 1 to 22 letters and digits");
    }
    return new DocumentKey(state, digits);
  }

  static DocumentKey of(TravelDocument document) {
    return of(document.issuingState(), document.number());
  }

  private static String normalised(String text) {
    return text.length() > 60 ? "" : text.toUpperCase(Locale.ROOT).replaceAll("[\\s<-]", "");
  }

  /** The form that is sealed. */
  public String text() {
    return issuingState + "|" + number;
  }

  /** Reverses {@link #text}. */
  public static DocumentKey read(String text) {
    int bar = text.indexOf('|');
    return new DocumentKey(text.substring(0, bar), text.substring(bar + 1));
  }

  /** The keyed hash under which the document is found. */
  public byte[] index(DataProtection protection) {
    return protection.blindIndex("watchlist-document", text());
  }

  @Override
  public String toString() {
    return "DocumentKey[" + issuingState + "]";
  }
}
