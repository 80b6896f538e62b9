// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A gate controller that speaks OSDP or Modbus RTU on a pseudo-terminal. Thread-safe; a daemon
 * thread of its own answers the control panel.
 */
public final class GateEmulator implements AutoCloseable {
  /** How long the thread waits for bytes, and so how exactly the door's timer runs. */
  private static final int TICK_MILLIS = 10;

  /** A message that has begun and pauses for so many ticks is given up. */
  private static final int PAUSE_TICKS = 5;

  private final GateModel model;
  private final LineFaults faults = new LineFaults();
  private final GateProtocol protocol;
  private final Optional<OsdpChannel> channel;
  private final LongSupplier plainCommands;
  private final Plug plug;
  private volatile boolean restart;

  /**
   * Plugs in a gate.
   *
   * @param address OSDP address, 0 to 126
   * @param link where a symbolic link to the line is kept; without it, the line's name changes each
   *     time the gate is plugged in
   */
  public GateEmulator(int address, Optional<Path> link) {
    this(address, link, false);
  }

  /**
   * Plugs in a gate.
   *
   * @param secure whether it knows the secure channel; it comes with the default key
   */
  public GateEmulator(int address, Optional<Path> link, boolean secure) {
    this(
        new GateModel(), address, link, secure ? Optional.of(new OsdpChannel()) : Optional.empty());
  }

  private GateEmulator(
      GateModel model, int address, Optional<Path> link, Optional<OsdpChannel> channel) {
    this(model, new OsdpPeripheral(model, address, channel), link, channel);
  }

  private GateEmulator(
      GateModel model,
      OsdpPeripheral peripheral,
      Optional<Path> link,
      Optional<OsdpChannel> channel) {
    this(model, new OsdpProtocol(peripheral), peripheral::plainCommands, link, channel);
  }

  private GateEmulator(
      GateModel model,
      GateProtocol protocol,
      LongSupplier plainCommands,
      Optional<Path> link,
      Optional<OsdpChannel> channel) {
    this.model = model;
    this.plainCommands = plainCommands;
    this.channel = channel;
    this.protocol = protocol;
    plug = new Plug("gate-emulator", link, this::serve);
    plug.start();
  }

  /**
   * Plugs in a gate that speaks Modbus RTU.
   *
   * @param unit its unit number, 1 to 247
   */
  public static GateEmulator modbus(int unit, Optional<Path> link) {
    GateModel model = new GateModel();
    return new GateEmulator(
        model, new ModbusGateEmulator(model, unit), () -> 0, link, Optional.empty());
  }

  /**
   * Where the server opens the line.
   *
   * @throws IllegalStateException while the gate is unplugged and has no link
   */
  public Path path() {
    return plug.path();
  }

  /** The site key that it was given; empty before, or without secure channel. */
  public Optional<byte[]> siteKey() {
    return channel.flatMap(OsdpChannel::siteKey);
  }

  /**
   * Whom to tell of each change of the gate, in order, from now on. Told while the gate stands
   * still: hands over and returns at once.
   */
  public void witness(Consumer<GateChange> told) {
    model.witness(told);
  }

  /**
   * An OSDP controller that forgets no report when the conversation begins again, only without
   * power.
   */
  public void keepReports() {
    model.keepReports();
  }

  /** How many commands came in plain that may only come through the secure channel. */
  public long plainCommands() {
    return plainCommands.getAsLong();
  }

  public GateStatus status() {
    return model.status();
  }

  public LineFaults faults() {
    return faults;
  }

  /** Waits until the door is open; whether it is. */
  public boolean awaitOpen(Duration atMost) throws InterruptedException {
    return model.awaitOpen(atMost.toNanos());
  }

  /** Waits until the entry door is open; whether it is. */
  public boolean awaitEntry(Duration atMost) throws InterruptedException {
    return model.awaitEntry(atMost.toNanos());
  }

  /** A person walks through, and the door closes behind; false if it is shut. */
  public boolean walkThrough() {
    return model.walkThrough();
  }

  /** A second person slips through behind the first. */
  public void tailgate() {
    model.tailgate();
  }

  /** A person steps into the passage and back out. */
  public void turnBack() {
    model.turnBack();
  }

  /** The fire alarm releases the door, or gives it back. */
  public void fire(boolean on) {
    model.fire(on);
  }

  /** Opens or closes the controller's housing. */
  public void tamper(boolean on) {
    model.tamper(on);
  }

  /** A person steps in through the open entry door; false if it is shut. */
  public boolean stepIn() {
    return model.stepIn();
  }

  /** A person who is inside leaves through the open entry door; false if it is shut. */
  public boolean stepOut() {
    return model.stepOut();
  }

  /** The entry door is opened or closed by hand. */
  public void entryDoor(boolean open) {
    model.entryDoor(open);
  }

  /** Somebody steps before the gate, or away. */
  public void presence(boolean on) {
    model.presence(on);
  }

  /** The door jams: it stays as it is, released or not. */
  public void stuck(boolean on) {
    model.stuck(on);
  }

  /**
   * The controller loses power for a moment: the lamp goes out, the latch is mechanical and stays.
   */
  public void restart() {
    model.show("NONE");
    restart = true;
  }

  /** Pulls the plug of the line; the controller goes on. */
  public void unplug() {
    plug.out();
  }

  /** Plugs the line in again. */
  public void plugIn() {
    plug.in();
  }

  @Override
  public void close() {
    plug.close();
  }

  private void serve() {
    byte[] piece = new byte[512];
    int idleTicks = 0;
    while (!plug.closed()) {
      PseudoTerminal open = plug.line();
      int count = 0;
      if (open == null) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
      } else {
        count = open.read(piece, TICK_MILLIS);
      }
      model.tick(System.nanoTime());
      if (restart) {
        restart = false;
        protocol.restart();
      }
      if (open != null && count > 0) {
        idleTicks = 0;
        protocol.hear(piece, count);
        answer(open);
      } else if (++idleTicks >= PAUSE_TICKS) {
        protocol.pause();
      }
    }
  }

  private void answer(PseudoTerminal open) {
    Optional<byte[]> message = protocol.next();
    while (message.isPresent()) {
      if (!faults.losesCommand()) {
        respond(open, message.get());
      }
      message = protocol.next();
    }
  }

  private void respond(PseudoTerminal open, byte[] message) {
    Optional<byte[]> reply =
        (faults.isBusy()
                ? protocol.busy(message)
                : protocol.answer(message, faults.refusesOutputs()))
            .map(faults::spoil);
    if (reply.isEmpty() || faults.losesReply()) {
      return;
    }
    LockSupport.parkNanos(faults.delay().toNanos());
    if (faults.noise()) {
      open.write(protocol.junk());
    }
    if (faults.split()) {
      for (byte b : reply.get()) {
        open.write(new byte[] {b});
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
      }
    } else {
      open.write(reply.get());
    }
  }
}
