// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.util.Optional;

/** Where a card can lie: a PC/SC reader, or a place in memory. */
public interface CardSlot {
  /**
   * Connects with the card that lies there now, if one does.
   *
   * @throws NoReaderException if the reader itself is not there
   * @throws CardLostException if the card was taken away meanwhile
   */
  Optional<CardLink> connect();
}
