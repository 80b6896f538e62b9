// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.ModbusGateWiring;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.PulseResult.NotOpened;
import org.clearlane.devices.PulseResult.Opened;
import org.clearlane.devices.PulseResult.Reason;
import org.clearlane.devices.gate.BusMember;
import org.clearlane.devices.gate.CalledGate;
import org.clearlane.devices.gate.Door;
import org.clearlane.devices.gate.InputWatch;
import org.clearlane.devices.gate.Outbox;
import org.clearlane.devices.gate.Outcome;
import org.clearlane.devices.serial.LinkHealth;

/** A gate that speaks Modbus RTU. */
public final class ModbusGate extends CalledGate<GateCommand, GateAnswer> {
  private final ModbusGateWiring wiring;
  private final ModbusSession session;

  /**
   * @param silence without any answer for so long the controller is lost
   */
  public ModbusGate(
      ModbusGateWiring wiring, Duration silence, LinkHealth health, Consumer<GateEvent> events) {
    this(wiring, silence, health, events, new Outbox<>());
  }

  private ModbusGate(
      ModbusGateWiring wiring,
      Duration silence,
      LinkHealth health,
      Consumer<GateEvent> events,
      Outbox<GateCommand, GateAnswer> outbox) {
    super(outbox);
    this.wiring = wiring;
    Senses senses = new Senses(wiring.profile(), new InputWatch(events));
    session = new ModbusSession(wiring, silence, health, outbox, senses);
  }

  @Override
  public BusMember member() {
    return session;
  }

  @Override
  public boolean hasEntryDoor() {
    return wiring.profile().entryDoor().isPresent();
  }

  @Override
  protected PulseResult open(Door door, Duration openFor, long deadline) {
    return switch (perform(new GateCommand.Open(door, openFor), deadline)) {
      case Outcome.Unsent<GateAnswer> _ -> new NotOpened(Reason.OFFLINE);
      case Outcome.Unknown<GateAnswer> _ -> new NotOpened(Reason.TIMEOUT_UNKNOWN);
      case Outcome.Answered<GateAnswer>(GateAnswer answer) ->
          answer instanceof GateAnswer.Done
              ? new Opened(Instant.now())
              : new NotOpened(Reason.REJECTED);
    };
  }

  @Override
  protected boolean reset(long deadline) {
    return perform(new GateCommand.ClearLatch(), deadline)
        instanceof Outcome.Answered<GateAnswer>(GateAnswer.Done _);
  }

  @Override
  protected Optional<Boolean> latch(long deadline) {
    return perform(new GateCommand.AskLatch(), deadline)
            instanceof Outcome.Answered<GateAnswer>(GateAnswer.Latched(boolean set))
        ? Optional.of(set)
        : Optional.empty();
  }
}
