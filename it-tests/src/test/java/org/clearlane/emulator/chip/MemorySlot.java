// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.clearlane.devices.chip.CardLink;
import org.clearlane.devices.chip.CardLostException;
import org.clearlane.devices.chip.CardSlot;

/** A reader in memory, on which a chip may lie, for a while. */
final class MemorySlot implements CardSlot {
  private final Optional<EmulatedChip> chip;
  private final int most;
  private final Duration pause;
  private int commands;

  private MemorySlot(Optional<EmulatedChip> chip, int most, Duration pause) {
    this.chip = chip;
    this.most = most;
    this.pause = pause;
  }

  static MemorySlot empty() {
    return new MemorySlot(Optional.empty(), 0, Duration.ZERO);
  }

  static MemorySlot with(ChipContents contents) {
    return takenAfter(contents, Integer.MAX_VALUE);
  }

  static MemorySlot with(EmulatedChip chip) {
    return new MemorySlot(Optional.of(chip), Integer.MAX_VALUE, Duration.ZERO);
  }

  /** The chip is taken away after so many commands. */
  static MemorySlot takenAfter(ChipContents contents, int commands) {
    return new MemorySlot(Optional.of(new EmulatedChip(contents)), commands, Duration.ZERO);
  }

  /** The chip needs so long for each command. */
  static MemorySlot slow(ChipContents contents, Duration pause) {
    return new MemorySlot(Optional.of(new EmulatedChip(contents)), Integer.MAX_VALUE, pause);
  }

  int commands() {
    return commands;
  }

  @Override
  public Optional<CardLink> connect() {
    return chip.map(Link::new);
  }

  private final class Link implements CardLink {
    private final EmulatedChip lying;

    Link(EmulatedChip lying) {
      this.lying = lying;
      lying.reset();
    }

    @Override
    public byte[] transceive(byte[] command) {
      requirePresent();
      if (pause.isPositive()) {
        LockSupport.parkNanos(pause.toNanos());
      }
      commands++;
      return lying.answer(command);
    }

    @Override
    public void reset() {
      requirePresent();
      lying.reset();
    }

    @Override
    public void close() {
      lying.reset();
    }

    private void requirePresent() {
      if (commands >= most) {
        throw new CardLostException();
      }
    }
  }
}
