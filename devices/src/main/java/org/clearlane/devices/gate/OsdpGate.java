// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.clearlane.devices.Gate;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.PulseResult.NotOpened;
import org.clearlane.devices.PulseResult.Opened;
import org.clearlane.devices.PulseResult.Reason;
import org.clearlane.devices.osdp.Command;
import org.clearlane.devices.osdp.Exchange;
import org.clearlane.devices.osdp.OsdpTiming;
import org.clearlane.devices.osdp.Reply;
import org.clearlane.devices.serial.DeviceThread;
import org.clearlane.devices.serial.LinkHealth;

/** The callers' part of a gate: puts orders into the outbox and waits for what comes of them. */
public final class OsdpGate implements Gate {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** How long a caller waits, the promise of {@link Gate}. */
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Length of the pulse that clears the latch, in steps of 100 ms; a relay needs less. */
  private static final int RESET_TENTHS = 2;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final GateWiring wiring;
  private final Outbox<Command, Exchange.Answered> outbox = new Outbox<>();
  private final GateSession session;

  public OsdpGate(
      GateWiring wiring, OsdpTiming timing, LinkHealth health, Consumer<GateEvent> events) {
    this.wiring = wiring;
    this.session = new GateSession(wiring, timing, health, outbox, new InputWatch(events));
  }

  /** Its place on a bus. */
  public BusMember member() {
    return session;
  }

  @Override
  public PulseResult openForOne(Duration openFor) {
    DeviceThread.refuse();
    if (openFor.compareTo(SHORTEST) < 0 || openFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a gate opens for 0.1 to 60 s");
    }
    int tenths = Math.toIntExact((openFor.toMillis() + 99) / 100);
    Command command = Command.pulse(wiring.map().doorOutput(), tenths);
    return switch (outbox.perform(command, System.nanoTime() + DEADLINE_NANOS)) {
      case Outcome.Unsent<Exchange.Answered> _ -> new NotOpened(Reason.OFFLINE);
      case Outcome.Unknown<Exchange.Answered> _ -> new NotOpened(Reason.TIMEOUT_UNKNOWN);
      case Outcome.Answered<Exchange.Answered>(Exchange.Answered answered)
          when accepted(answered) ->
          new Opened(Instant.now());
      case Outcome.Answered<Exchange.Answered>(Exchange.Answered answered) when refused(answered) ->
          new NotOpened(Reason.REJECTED);
      case Outcome.Answered<Exchange.Answered> _ -> new NotOpened(Reason.TIMEOUT_UNKNOWN);
    };
  }

  @Override
  public Optional<Boolean> passageLatched() {
    DeviceThread.refuse();
    return latch(System.nanoTime() + DEADLINE_NANOS);
  }

  @Override
  public boolean clearPassageLatch() {
    DeviceThread.refuse();
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    Command command = Command.pulse(wiring.map().latchResetOutput(), RESET_TENTHS);
    if (!(outbox.perform(command, deadline)
            instanceof Outcome.Answered<Exchange.Answered>(Exchange.Answered answered))
        || !accepted(answered)) {
      return false;
    }
    Optional<Boolean> latched = latch(deadline);
    while (latched.orElse(false)
        && deadline - System.nanoTime() > LOOK_NANOS
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(LOOK_NANOS);
      latched = latch(deadline);
    }
    return !latched.orElse(true);
  }

  @Override
  public void signal(LaneSignal signal) {
    outbox.show(signal);
  }

  @Override
  public void prompt(String text) {
    outbox.prompt(Gate.checkedPrompt(text));
  }

  private Optional<Boolean> latch(long deadline) {
    int input = wiring.map().latchInput();
    return outbox.perform(Command.inputStatus(), deadline)
                instanceof Outcome.Answered<Exchange.Answered>(Exchange.Answered answered)
            && answered.reply() instanceof Reply.InputStatus status
            && status.count() > input
        ? Optional.of(status.active().get(input))
        : Optional.empty();
  }

  private static boolean accepted(Exchange.Answered answered) {
    // Some controllers answer OUT with the state of their outputs.
    return answered.reply() instanceof Reply.Ack || answered.reply() instanceof Reply.OutputStatus;
  }

  /**
   * Whether the command was certainly not executed. A refused sequence number proves that for the
   * first transmission only: a controller may have executed that one, been restarted, and refused
   * the repetition.
   */
  private static boolean refused(Exchange.Answered answered) {
    return answered.reply() instanceof Reply.Nak nak
        && (nak.reason() != 4 || answered.transmissions() == 1);
  }
}
