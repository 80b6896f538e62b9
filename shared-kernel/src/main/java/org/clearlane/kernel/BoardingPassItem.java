// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.util.regex.Pattern;

/**
 * The mandatory items of a bar-coded boarding pass (IATA Resolution 792, Attachment B) behind the
 * number of legs, in the order in which they stand. Items are filled with blanks on the right.
 */
public enum BoardingPassItem {
  /** Surname, a slash, given names; cut off after 20 characters. Once in a pass. */
  PASSENGER_NAME(20, "[A-Z](?:[ -~]*[!-~])?"),
  /** {@code E} for an electronic ticket. Once in a pass. */
  ELECTRONIC_TICKET(1, "[A-Z]?"),
  /** The operating carrier's booking reference. */
  LOCATOR(7, "[A-Z0-9]{0,7}"),
  ORIGIN(3, "[A-Z]{3}"),
  DESTINATION(3, "[A-Z]{3}"),
  /** Two or three characters. */
  CARRIER(3, "[A-Z0-9]{2,3}"),
  /** One to four digits, mostly with leading zeros, and a letter or none. */
  FLIGHT_NUMBER(5, "[0-9]{1,4}[A-Z]?"),
  /** The day of the year, 001 to 366. */
  DAY(3, "(?!000)(?:[0-2][0-9]{2}|3[0-5][0-9]|36[0-6])"),
  COMPARTMENT(1, "[A-Z]?"),
  /** Three digits and a letter; {@code INF} for an infant; blank if none is given. */
  SEAT(4, "[A-Z0-9]{0,4}"),
  /** Four digits and a character, or blank. */
  SEQUENCE(5, "[0-9]{0,4}[A-Z0-9]?"),
  /** What the carrier did with the passenger so far. */
  STATUS(1, "[A-Z0-9]?");

  private final int width;
  private final Pattern form;

  BoardingPassItem(int width, String form) {
    this.width = width;
    this.form = Pattern.compile(form);
  }

  /** How many characters the item takes in a pass. */
  public int width() {
    return width;
  }

  /** Whether a value, without the blanks that fill it up, can be this item. */
  public boolean accepts(String value) {
    return value.length() <= width && form.matcher(value).matches();
  }

  String checked(String value) {
    if (!accepts(value)) {
      throw new IllegalArgumentException("boarding pass: " + this + " has a wrong form");
    }
    return value;
  }
}
