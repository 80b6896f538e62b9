// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/** What became of the text of a bar code that should be a boarding pass. Never holds the text. */
public sealed interface BoardingPassReading {

  /** It is one. */
  record Valid(BoardingPass pass) implements BoardingPassReading {}

  /**
   * A mandatory item has another form.
   *
   * @param leg counted from 1; 0 for an item that a pass has once
   */
  record BadItem(BoardingPassItem item, int leg) implements BoardingPassReading {}

  /** It is no boarding pass, or not a whole one. */
  record Malformed(Reason reason) implements BoardingPassReading {}

  /** What keeps a text from being a boarding pass. */
  enum Reason {
    /** Longer than {@link BarCodedBoardingPass#MOST_CHARACTERS}. */
    TOO_LONG,
    /** Does not begin with {@code M}. */
    NOT_A_BOARDING_PASS,
    /** The number of legs is none from 1 to 4. */
    LEGS,
    /** Ends within an item, or a size points beyond the end. */
    TRUNCATED,
    /** Other characters than printable ASCII before the security data. */
    CHARACTERS,
    /** A size is no hexadecimal number in capitals, or larger than what holds it. */
    FIELD_SIZE,
    /** The conditional items do not begin with {@code >} and a version from 1 to 8. */
    VERSION,
    /** The security data have another form. */
    SECURITY_DATA,
    /** Something follows the end. */
    TRAILING_DATA
  }
}
