// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

/** A connection with the card on a reader: PC/SC, or a chip in memory. One thread at a time. */
public interface CardLink extends AutoCloseable {
  /**
   * Sends a command and waits for the answer.
   *
   * @return at least two bytes, the last two of which are the status word
   * @throws CardLostException if the card does not answer any more
   */
  byte[] transceive(byte[] command);

  /**
   * Puts the card back into its first state.
   *
   * @throws CardLostException if the card does not answer any more
   */
  void reset();

  /** Lets go of the card and leaves it reset; never throws. */
  @Override
  void close();
}
