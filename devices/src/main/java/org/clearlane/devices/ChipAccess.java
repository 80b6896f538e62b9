// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.OptionalInt;
import org.clearlane.kernel.BirthDate;
import org.clearlane.kernel.TravelDocument;

/** What opens a travel document's chip (ICAO Doc 9303-11, section 4): personal data. */
public sealed interface ChipAccess {
  /**
   * The key in the machine-readable zone; opens PACE and basic access control.
   *
   * @param number the document's number, 1 to 22 of A-Z, 0-9 and {@code <}
   * @param birth YYMMDD, unknown parts as {@code <}
   * @param expiry YYMMDD; six {@code <} for a document that does not expire
   */
  record ZoneKey(String number, String birth, String expiry) implements ChipAccess {
    /**
     * @throws IllegalArgumentException if a part has another form; the text names the part only
     */
    public ZoneKey {
      require(number.matches("[A-Z0-9<]{1,22}"), "number");
      require(birth.matches("[0-9<]{6}"), "date of birth");
      require(expiry.matches("[0-9<]{6}"), "date of expiry");
    }

    /** The key of a document whose zone was read. */
    public static ZoneKey of(TravelDocument document) {
      return new ZoneKey(
          document.number(),
          written(document.birthDate()),
          document.expiry().map(ZoneKey::written).orElse("<<<<<<"));
    }

    private static String written(BirthDate date) {
      return part(date.year()) + part(date.month()) + part(date.day());
    }

    private static String part(OptionalInt part) {
      return part.isPresent() ? String.format("%02d", part.getAsInt() % 100) : "<<";
    }

    private static String written(LocalDate date) {
      return DateTimeFormatter.ofPattern("yyMMdd").format(date);
    }

    /** Hides the key. */
    @Override
    public String toString() {
      return "ZoneKey[hidden]";
    }
  }

  /**
   * The card access number printed on the document; opens PACE only.
   *
   * @param digits six digits
   */
  record CardAccessNumber(String digits) implements ChipAccess {
    /**
     * @throws IllegalArgumentException if it is not six digits
     */
    public CardAccessNumber {
      require(digits.matches("[0-9]{6}"), "card access number");
    }

    /** Hides the number. */
    @Override
    public String toString() {
      return "CardAccessNumber[hidden]";
    }
  }

  private static void require(boolean condition, String part) {
    if (!condition) {
      throw new IllegalArgumentException("chip access: " + part + " has a wrong form");
    }
  }
}
