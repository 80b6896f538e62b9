// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;

/**
 * A reader of PC/SC, found by its name at every connection. PC/SC is asked for anew each time too,
 * so the service may start later than this program. The card is in its first state: {@link
 * PcscLink} leaves it so, and PC/SC switches off a card that nobody uses.
 */
public final class PcscSlot implements CardSlot {
  private final Pattern name;

  /**
   * @param name some part of the reader's name matches
   */
  public PcscSlot(Pattern name) {
    this.name = name;
  }

  @Override
  public Optional<CardLink> connect() {
    CardTerminal terminal =
        terminals().stream()
            .filter(one -> name.matcher(one.getName()).find())
            .findFirst()
            .orElseThrow(NoReaderException::new);
    try {
      if (!terminal.isCardPresent()) {
        return Optional.empty();
      }
      return Optional.of(new PcscLink(terminal, terminal.connect("*")));
    } catch (CardNotPresentException e) {
      return Optional.empty();
    } catch (CardException e) {
      throw new CardLostException();
    }
  }

  private static List<CardTerminal> terminals() {
    try {
      return TerminalFactory.getInstance("PC/SC", null).terminals().list();
    } catch (NoSuchAlgorithmException | CardException e) {
      throw new NoReaderException();
    }
  }
}
