// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.clearlane.devices.ChipAccess;
import org.clearlane.devices.ChipReader;
import org.clearlane.devices.ChipResult;
import org.clearlane.devices.ChipResult.Reason;
import org.clearlane.devices.ChipWatch;
import org.clearlane.devices.TrustAnchors;

/** Reads the chips that are laid on one slot. */
public final class SlotReader implements ChipReader {
  /** The library logs what chips send, which is personal data. Held, or the level would be lost. */
  private static final Logger LIBRARY = Logger.getLogger("org.jmrtd");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  private final CardSlot slot;
  private final Duration most;

  public SlotReader(CardSlot slot) {
    this(slot, Duration.ofSeconds(MOST_SECONDS));
  }

  /**
   * @param most longest time of one reading
   */
  public SlotReader(CardSlot slot, Duration most) {
    this.slot = slot;
    this.most = most;
  }

  @Override
  public synchronized ChipResult read(ChipAccess access, TrustAnchors anchors, ChipWatch watch) {
    long deadline = System.nanoTime() + most.toNanos();
    try {
      Optional<CardLink> link = slot.connect();
      if (link.isEmpty()) {
        return new ChipResult.NoCard();
      }
      try (CardLink card = link.get()) {
        return new ChipReading(card, anchors, watch, deadline).run(access);
      }
    } catch (NoReaderException e) {
      return new ChipResult.Failed(Reason.NO_READER);
    } catch (CardLostException e) {
      return new ChipResult.Failed(Reason.CARD_LOST);
    }
  }
}
