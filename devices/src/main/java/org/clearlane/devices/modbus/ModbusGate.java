// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.clearlane.devices.Gate;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.ModbusGateWiring;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.PulseResult.NotOpened;
import org.clearlane.devices.PulseResult.Opened;
import org.clearlane.devices.PulseResult.Reason;
import org.clearlane.devices.gate.BusMember;
import org.clearlane.devices.gate.InputWatch;
import org.clearlane.devices.gate.Outbox;
import org.clearlane.devices.gate.Outcome;
import org.clearlane.devices.serial.DeviceThread;
import org.clearlane.devices.serial.LinkHealth;

/** The callers' part of a gate: puts orders into the outbox and waits for what comes of them. */
public final class ModbusGate implements Gate {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** How long a caller waits, the promise of {@link Gate}. */
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Outbox<GateCommand, GateAnswer> outbox = new Outbox<>();
  private final ModbusSession session;

  /**
   * @param silence without any answer for so long the controller is lost
   */
  public ModbusGate(
      ModbusGateWiring wiring, Duration silence, LinkHealth health, Consumer<GateEvent> events) {
    Senses senses = new Senses(wiring.profile(), new InputWatch(events));
    session = new ModbusSession(wiring, silence, health, outbox, senses);
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
    GateCommand command = new GateCommand.Open(openFor);
    return switch (outbox.perform(command, System.nanoTime() + DEADLINE_NANOS)) {
      case Outcome.Unsent<GateAnswer> _ -> new NotOpened(Reason.OFFLINE);
      case Outcome.Unknown<GateAnswer> _ -> new NotOpened(Reason.TIMEOUT_UNKNOWN);
      case Outcome.Answered<GateAnswer>(GateAnswer answer) ->
          answer instanceof GateAnswer.Done
              ? new Opened(Instant.now())
              : new NotOpened(Reason.REJECTED);
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
    if (!(outbox.perform(new GateCommand.ClearLatch(), deadline)
        instanceof Outcome.Answered<GateAnswer>(GateAnswer.Done _))) {
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
    return outbox.perform(new GateCommand.AskLatch(), deadline)
            instanceof Outcome.Answered<GateAnswer>(GateAnswer.Latched(boolean set))
        ? Optional.of(set)
        : Optional.empty();
  }
}
