// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import org.clearlane.kernel.boarding.PassReader;
import org.clearlane.kernel.boarding.PassWriter;

/**
 * Reads and writes bar-coded boarding passes (BCBP, IATA Resolution 792, format {@code M}, up to
 * version 8) as the text that a scanner gives. Pure functions, thread safe, never block. The
 * security data are kept, but no signature is verified.
 */
public final class BarCodedBoardingPass {
  /** Longer texts are refused unread. */
  public static final int MOST_CHARACTERS = 2048;

  private BarCodedBoardingPass() {}

  /**
   * Reads a pass and checks the form of every mandatory item and every size. Never throws for what
   * is in the text.
   *
   * @param text one line; line ends behind it are dropped
   */
  public static BoardingPassReading read(String text) {
    return text.length() > MOST_CHARACTERS
        ? new BoardingPassReading.Malformed(BoardingPassReading.Reason.TOO_LONG)
        : new PassReader(text).read();
  }

  /**
   * Writes a pass; reading it gives an equal one.
   *
   * @throws IllegalArgumentException if the conditional items of a leg take more than 255
   *     characters together
   */
  public static String write(BoardingPass pass) {
    return PassWriter.write(pass);
  }
}
