// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.controller;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.clearlane.devices.CommandResult;
import org.clearlane.devices.CommandResult.Outcome;
import org.clearlane.devices.ControllerCommand.Order;
import org.clearlane.devices.Gate;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.PulseResult.NotOpened;
import org.clearlane.devices.PulseResult.Opened;
import org.clearlane.devices.PulseResult.Reason;

/** A gate that a lane controller moves. */
final class ControllerGate implements Gate {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** How long a caller waits, the promise of {@link Gate}. */
  private static final Duration WITHIN = Duration.ofSeconds(2);

  /** The controller carries nothing out later, so that its answer still reaches the caller. */
  private static final Duration VALID = Duration.ofMillis(1500);

  private static final Duration SIGNAL_VALID = Duration.ofMinutes(5);

  private final CommandQueue commands;
  private volatile Optional<LaneSignal> wanted = Optional.empty();
  private volatile boolean entryDoor;
  private volatile Optional<String> prompt = Optional.empty();

  ControllerGate(CommandQueue commands) {
    this.commands = commands;
  }

  @Override
  public PulseResult openForOne(Duration openFor) {
    return open(openFor, new Order.Open(openFor));
  }

  @Override
  public boolean hasEntryDoor() {
    return entryDoor;
  }

  @Override
  public PulseResult admitOne(Duration openFor) {
    return entryDoor ? open(openFor, new Order.Admit(openFor)) : new NotOpened(Reason.REJECTED);
  }

  private PulseResult open(Duration openFor, Order order) {
    if (openFor.compareTo(SHORTEST) < 0 || openFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a gate opens for 0.1 to 60 s");
    }
    return switch (commands.perform(order, VALID, WITHIN)) {
      case CommandQueue.Fate.Unsent _ -> new NotOpened(Reason.OFFLINE);
      case CommandQueue.Fate.Unknown _ -> new NotOpened(Reason.TIMEOUT_UNKNOWN);
      case CommandQueue.Fate.Told(CommandResult result) ->
          switch (result.outcome()) {
            case DONE -> new Opened(Instant.now());
            case REFUSED -> new NotOpened(Reason.REJECTED);
            case TOO_LATE -> new NotOpened(Reason.OFFLINE);
          };
    };
  }

  @Override
  public Optional<Boolean> passageLatched() {
    return latch(new Order.ReadLatch());
  }

  @Override
  public boolean clearPassageLatch() {
    return !latch(new Order.ClearLatch()).orElse(true);
  }

  @Override
  public void signal(LaneSignal signal) {
    wanted = Optional.of(signal);
    commands.send(new Order.Show(signal), SIGNAL_VALID);
  }

  @Override
  public void prompt(String text) {
    prompt = Optional.of(Gate.checkedPrompt(text));
    commands.send(new Order.Prompt(text), SIGNAL_VALID);
  }

  /** A controller registered: shows it the newest signal and text (again). */
  void begin(boolean hasEntryDoor) {
    entryDoor = hasEntryDoor;
    prompt.ifPresent(text -> commands.send(new Order.Prompt(text), SIGNAL_VALID));
    wanted.ifPresent(signal -> commands.send(new Order.Show(signal), SIGNAL_VALID));
  }

  private Optional<Boolean> latch(Order order) {
    return commands.perform(order, VALID, WITHIN)
                instanceof CommandQueue.Fate.Told(CommandResult result)
            && result.outcome() == Outcome.DONE
        ? result.latched()
        : Optional.empty();
  }
}
