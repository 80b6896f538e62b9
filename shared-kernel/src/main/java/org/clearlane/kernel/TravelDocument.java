// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a travel document says about itself and its holder (ICAO Doc 9303).
 *
 * @param documentCode one or two letters, the first of which tells the kind: P, A, C or I
 * @param issuingState one to three letters (ISO 3166-1 alpha-3 or a code of Doc 9303-3, section 5)
 * @param number 1 to 22 of A-Z, 0-9; {@code <} inside stands for a space or special character
 * @param expiry absent if the document does not expire
 * @param nationality one to three letters, like the issuing state
 * @param surname primary identifier: in capitals without diacritics when read from a
 *     machine-readable zone, as printed otherwise; 1 to 100 characters
 * @param givenNames secondary identifier, parts separated by a space; may be empty
 */
public record TravelDocument(
    String documentCode,
    String issuingState,
    String number,
    Optional<LocalDate> expiry,
    String nationality,
    String surname,
    String givenNames,
    BirthDate birthDate,
    Sex sex) {
  private static final Pattern CODE = Pattern.compile("[A-Z]{1,2}");
  private static final Pattern STATE = Pattern.compile("[A-Z]{1,3}");
  private static final Pattern NUMBER = Pattern.compile("[A-Z0-9](?:[A-Z0-9<]{0,20}[A-Z0-9])?");

  /**
   * @throws IllegalArgumentException if a part has another form; the text names the part only
   */
  public TravelDocument {
    require(CODE.matcher(documentCode).matches(), "document code");
    require(STATE.matcher(issuingState).matches(), "issuing state");
    require(NUMBER.matcher(number).matches(), "document number");
    require(STATE.matcher(nationality).matches(), "nationality");
    require(!surname.isBlank() && surname.length() <= 100, "surname");
    require(givenNames.length() <= 100, "given names");
  }

  /** Whether the document's last day of validity has passed; never for one without expiry. */
  public boolean expiredOn(LocalDate date) {
    return expiry.isPresent() && expiry.get().isBefore(date);
  }

  private static void require(boolean condition, String part) {
    if (!condition) {
      throw new IllegalArgumentException("travel document: " + part + " has a wrong form");
    }
  }

  /** Hides everything but the kind of document: the rest must not reach a log. */
  @Override
  public String toString() {
    return "TravelDocument[" + documentCode + " " + issuingState + "]";
  }
}
