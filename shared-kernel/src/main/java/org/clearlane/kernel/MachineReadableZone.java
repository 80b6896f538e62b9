// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import java.time.LocalDate;
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
