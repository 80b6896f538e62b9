// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * Reads the chip of the travel document that lies on one contactless reader (ICAO Doc 9303, parts
 * 10 to 12). Thread-safe; one reading at a time, a second one waits.
 */
public interface ChipReader {
  /** Longest time of one reading, in seconds; then it fails. */
  int MOST_SECONDS = 20;

  /**
   * Opens the chip by PACE, or by basic access control where PACE is absent or fails, reads data
   * groups 1, 2, 14 and 15 as far as the document has them, and makes every check that it allows.
   * Blocks for some seconds, at most {@value #MOST_SECONDS} as long as the reader answers.
   *
   * @param access what opens the chip
   * @param anchors the authorities that are trusted to issue documents
   * @param watch hears of the progress and can end the reading
   */
  ChipResult read(ChipAccess access, TrustAnchors anchors, ChipWatch watch);
}
