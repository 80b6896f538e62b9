// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.util.Optional;
import net.sf.scuba.smartcards.CardService;
import net.sf.scuba.smartcards.CardServiceException;
import net.sf.scuba.smartcards.CommandAPDU;
import net.sf.scuba.smartcards.ResponseAPDU;
import org.clearlane.devices.ChipResult.Reason;
import org.clearlane.devices.ChipWatch;

/**
 * The card within one reading: its commands end at a deadline, when the watch says so, or when the
 * card is lost, and from then on none is sent. The library may swallow that, so the reason is kept.
 */
final class TimedCard extends CardService {
  private final CardLink link;
  private final ChipWatch watch;
  private final long deadline;
  private Optional<Reason> ended = Optional.empty();

  /**
   * @param deadline by {@link System#nanoTime()}
   */
  TimedCard(CardLink link, ChipWatch watch, long deadline) {
    this.link = link;
    this.watch = watch;
    this.deadline = deadline;
  }

  @Override
  public ResponseAPDU transmit(CommandAPDU command) throws CardServiceException {
    goOn();
    try {
      byte[] answer = link.transceive(command.getBytes());
      if (answer.length < 2) {
        throw new CardLostException();
      }
      return new ResponseAPDU(answer);
    } catch (CardLostException e) {
      throw lost();
    }
  }

  /** Puts the card back into its first state. */
  void reset() throws CardServiceException {
    goOn();
    try {
      link.reset();
    } catch (CardLostException e) {
      throw lost();
    }
  }

  /** Why the reading cannot go on, if it cannot. */
  Optional<Reason> ended() {
    return ended;
  }

  private void goOn() throws CardServiceException {
    if (ended.isEmpty() && System.nanoTime() - deadline > 0) {
      ended = Optional.of(Reason.TIME_OUT);
    }
    if (ended.isEmpty() && watch.cancelled()) {
      ended = Optional.of(Reason.CANCELLED);
    }
    if (ended.isPresent()) {
      throw new CardServiceException("the reading has ended");
    }
  }

  private CardServiceException lost() {
    ended = Optional.of(Reason.CARD_LOST);
    return new CardServiceException("the card does not answer");
  }

  @Override
  public void open() {
    state = SESSION_STARTED_STATE;
  }

  @Override
  public boolean isOpen() {
    return state == SESSION_STARTED_STATE;
  }

  @Override
  public byte[] getATR() {
    return new byte[0];
  }

  @Override
  public void close() {
    state = SESSION_STOPPED_STATE;
  }

  @Override
  public boolean isConnectionLost(Exception e) {
    return ended.isPresent();
  }
}
