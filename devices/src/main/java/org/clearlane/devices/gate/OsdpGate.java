// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.clearlane.devices.GateEvent;
import org.clearlane.devices.GateMap;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.PulseResult.NotOpened;
import org.clearlane.devices.PulseResult.Opened;
import org.clearlane.devices.PulseResult.Reason;
import org.clearlane.devices.osdp.Command;
import org.clearlane.devices.osdp.Exchange;
import org.clearlane.devices.osdp.OsdpTiming;
import org.clearlane.devices.osdp.Reply;
import org.clearlane.devices.serial.LinkHealth;

/** A gate that speaks OSDP. */
public final class OsdpGate extends CalledGate<Command, Exchange.Answered> {
  /** Length of the pulse that clears the latch, in steps of 100 ms; a relay needs less. */
  private static final int RESET_TENTHS = 2;

  private final GateWiring wiring;
  private final GateSession session;

  public OsdpGate(
      GateWiring wiring, OsdpTiming timing, LinkHealth health, Consumer<GateEvent> events) {
    this(wiring, timing, health, events, new Outbox<>());
  }

  private OsdpGate(
      GateWiring wiring,
      OsdpTiming timing,
      LinkHealth health,
      Consumer<GateEvent> events,
      Outbox<Command, Exchange.Answered> outbox) {
    super(outbox);
    this.wiring = wiring;
    this.session = new GateSession(wiring, timing, health, outbox, new InputWatch(events));
  }

  @Override
  public BusMember member() {
    return session;
  }

  @Override
  public boolean hasEntryDoor() {
    return wiring.map().optional().entryDoorOutput().isPresent();
  }

  @Override
  protected PulseResult open(Door door, Duration openFor, long deadline) {
    int tenths = Math.toIntExact((openFor.toMillis() + 99) / 100);
    GateMap map = wiring.map();
    int output =
        switch (door) {
          case ENTRY -> map.optional().entryDoorOutput().orElseThrow();
          case EXIT -> map.doorOutput();
        };
    Command command = Command.pulse(output, tenths);
    return switch (perform(command, deadline)) {
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
  protected boolean reset(long deadline) {
    Command command = Command.pulse(wiring.map().latchResetOutput(), RESET_TENTHS);
    return perform(command, deadline)
            instanceof Outcome.Answered<Exchange.Answered>(Exchange.Answered answered)
        && accepted(answered);
  }

  @Override
  protected Optional<Boolean> latch(long deadline) {
    int input = wiring.map().latchInput();
    return perform(Command.inputStatus(), deadline)
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
