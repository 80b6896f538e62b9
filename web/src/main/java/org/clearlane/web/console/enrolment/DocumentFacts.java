// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.console.enrolment;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.OptionalInt;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.MrzFormat;
import org.clearlane.kernel.Sex;
import org.clearlane.kernel.TravelDocument;

/**
 * A travel document in words, for the officer to compare with the printed page.
 *
 * @param kind first letter of the document code, part of message keys
 * @param sex name of a {@link Sex}, part of message keys
 * @param expiry empty if the document does not expire
 */
public record DocumentFacts(
    String format,
    String kind,
    String issuingState,
    String number,
    String surname,
    String givenNames,
    String nationality,
    String birthDate,
    String sex,
    String expiry,
    boolean expired)
    implements Serializable {

  static DocumentFacts of(TravelDocument document, MrzFormat format, LocalDate today) {
    return new DocumentFacts(
        format.name(),
        document.documentCode().substring(0, 1),
        document.issuingState(),
        document.number(),
        document.surname(),
        document.givenNames(),
        document.nationality(),
        written(document.birthDate()),
        document.sex().name(),
        document.expiry().map(LocalDate::toString).orElse(""),
        document.expiredOn(today));
  }

  /** Unknown parts are shown as such, as the document does. */
  private static String written(BirthDate date) {
    return part(date.year(), 4) + "-" + part(date.month(), 2) + "-" + part(date.day(), 2);
  }

  private static String part(OptionalInt part, int width) {
    return part.isPresent()
        ? String.format(java.util.Locale.ROOT, "%0" + width + "d", part.getAsInt())
        : "?".repeat(width);
  }
}
