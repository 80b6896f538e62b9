// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.LocalDate;
import org.clearlane.kernel.document.DocumentScanner;
import org.clearlane.kernel.document.MrzReader;
import org.clearlane.kernel.document.MrzWriter;

/**
 * Reads and writes the machine-readable zone of a travel document (ICAO Doc 9303 Parts 3 to 6:
 * formats TD1, TD2 and TD3; visas are refused). Pure functions, thread safe, never block.
 */
public final class MachineReadableZone {
  private MachineReadableZone() {}

  /**
   * Reads a zone and checks every field and check digit, the composite one included.
   *
   * <p>Two-digit years: a birth lies in the hundred years up to {@code today}, an expiry within
   * fifty years before or after it.
   *
   * @param text the lines, separated by CR, LF or both, or joined; lower case is accepted, and so
   *     are spaces, as grouping or in place of fillers. Anything over 400 characters is refused
   *     unread
   * @param today the date at the control point
   */
  public static MrzReading read(String text, LocalDate today) {
    return new MrzReader(today).read(text);
  }

  /**
   * Makes out the text of an optical reader. Beyond what {@link #read} does, it knows the Chinese
   * exit-entry card and the number of the Hong Kong identity card, and puts right what optical
   * readers confuse (0 O Q D, 1 I L, 5 S, 8 B, 2 Z, 6 G), but only where a check digit proves it:
   *
   * <ul>
   *   <li>letters where only digits can stand (dates, check digits) become the digit that looks
   *       alike;
   *   <li>where everything else is right, one character of the document number, or of a passport's
   *       personal number, is replaced if exactly one replacement makes every check digit agree;
   *   <li>no other field is ever changed: no check digit covers names, states or the sex.
   * </ul>
   *
   * <p>Check digits cannot tell 1 from L nor 6 from G in a document number (both differ by a
   * multiple of ten): such a misreading passes as it would in {@link #read}.
   *
   * @param text like that of {@link #read}
   * @param today the date at the control point
   */
  public static MrzScan scan(String text, LocalDate today) {
    return new DocumentScanner(today).scan(text);
  }

  /**
   * Writes the zone of a document with all check digits. Names are transliterated by Doc 9303-3,
   * section 6 (Latin letters only), and truncated to the format by its rules: reading the zone
   * gives back what stands in it, not what was printed.
   *
   * @return the lines, separated by LF, without one at the end
   * @throws IllegalArgumentException if the document cannot stand in this format: another kind of
   *     code, a number too long for it, or a name with other letters
   */
  public static String write(TravelDocument document, MrzFormat format) {
    return new MrzWriter(format).write(document);
  }
}
