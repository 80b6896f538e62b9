// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/** The sizes of machine-readable travel documents with a machine-readable zone (ICAO Doc 9303). */
public enum MrzFormat {
  /** Identity card size, Part 5. */
  TD1(3, 30),
  /** Larger official document, Part 6. */
  TD2(2, 36),
  /** Passport, Part 4. */
  TD3(2, 44);

  private final int lines;
  private final int width;

  MrzFormat(int lines, int width) {
    this.lines = lines;
    this.width = width;
  }

  public int lines() {
    return lines;
  }

  /** Characters per line. */
  public int width() {
    return width;
  }

  /** Characters of all lines together. */
  public int length() {
    return lines * width;
  }
}
