// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CommandAPDU;

/** A card on a reader of PC/SC. */
final class PcscLink implements CardLink {
  private final CardTerminal terminal;
  private Card card;
  private boolean lost;

  PcscLink(CardTerminal terminal, Card card) {
    this.terminal = terminal;
    this.card = card;
  }

  @Override
  public byte[] transceive(byte[] command) {
    try {
      return card.getBasicChannel().transmit(new CommandAPDU(command)).getBytes();
    } catch (CardException | IllegalStateException | IllegalArgumentException e) {
      lost = true;
      throw new CardLostException();
    }
  }

  @Override
  public void reset() {
    try {
      card.disconnect(true);
      card = terminal.connect("*");
    } catch (CardException e) {
      lost = true;
      throw new CardLostException();
    }
  }

  /**
   * A lost card is not reset: pcscd 1.9 takes the reader for empty after a reset that failed, and
   * does not see a card that was laid back at once until it is taken away for good.
   */
  @Override
  public void close() {
    try {
      card.disconnect(!lost);
    } catch (CardException e) {
      // The card was taken away: its state went with it.
    }
  }
}
