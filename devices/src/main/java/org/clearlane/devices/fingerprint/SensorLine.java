// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;

/** The open line to a sensor: packets out and in. Used by one thread. */
final class SensorLine {
  /** How often a wait looks whether it has to end. */
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final SerialLink link;
  private final int address;
  private final StopSignal stop;
  private final LinkHealth health;
  private final Queue<Packet> arrived = new ArrayDeque<>();
  private final PacketReader reader;
  private final byte[] piece = new byte[1024];

  SensorLine(SerialLink link, int address, StopSignal stop, LinkHealth health) {
    this.link = link;
    this.address = address;
    this.stop = stop;
    this.health = health;
    this.reader = new PacketReader(address, arrived::add);
  }

  boolean stopped() {
    return stop.raised();
  }

  /** Waits; false if it is to stop. */
  boolean pause(Duration time) {
    return !stop.raisedWithin(time.toNanos());
  }

  /** Sends a command; what arrived before is forgotten, since it cannot be the answer. */
  void send(Command command) throws LinkLostException {
    forget();
    link.write(command.bytes(address));
    health.sent();
  }

  /**
   * The next packet.
   *
   * @param deadline in {@link System#nanoTime()}
   * @return empty if none came in time or it is to stop
   */
  Optional<Packet> next(long deadline) throws LinkLostException {
    long left = deadline - System.nanoTime();
    while (arrived.isEmpty() && left > 0 && !stop.raised()) {
      receive(left);
      left = deadline - System.nanoTime();
    }
    Packet packet = arrived.poll();
    if (packet != null) {
      health.received();
    }
    return Optional.ofNullable(packet);
  }

  /**
   * Throws away what comes until nothing has come for some time.
   *
   * @throws LinkLostException if that does not happen within {@code longest}
   */
  void awaitQuiet(Duration quiet, Duration longest) throws LinkLostException {
    long begun = System.nanoTime();
    long heardAt = begun;
    while (System.nanoTime() - heardAt < quiet.toNanos() && !stop.raised()) {
      if (receive(quiet.toNanos()) > 0) {
        heardAt = System.nanoTime();
      }
      forget();
      if (System.nanoTime() - begun > longest.toNanos() + quiet.toNanos()) {
        throw new LinkLostException("the line never falls silent");
      }
    }
  }

  /** Listens for a moment and forgets what comes; notices a line that is gone. */
  void listen() throws LinkLostException {
    receive(STEP_NANOS);
    forget();
  }

  /** Forgets what has arrived, and leaves no trace of it. */
  void forget() {
    arrived.forEach(Packet::wipe);
    arrived.clear();
    reader.forget();
    Arrays.fill(piece, (byte) 0);
  }

  private int receive(long mostNanos) throws LinkLostException {
    // Rounded up: a wait of zero would spin.
    long wait = 1 + TimeUnit.NANOSECONDS.toMillis(Math.min(mostNanos, STEP_NANOS));
    int count = link.read(piece, wait);
    if (count > 0) {
      reader.add(piece, count);
    } else {
      reader.pause();
    }
    return count;
  }
}
