// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/**
 * Several gate controllers on one line, as on an RS-485 bus, with the addresses from 0 on.
 * Thread-safe; a daemon thread of its own answers the control panel.
 */
public final class BusEmulator implements AutoCloseable {
  private static final int TICK_MILLIS = 10;
  private static final int PAUSE_TICKS = 5;

  private final List<GateModel> gates;
  private final List<OsdpPeripheral> peripherals;
  private final Set<Integer> silent = ConcurrentHashMap.newKeySet();
  private final BiConsumer<Integer, Integer> heard;
  private final PseudoTerminal line = PseudoTerminal.open();
  private final Thread thread = new Thread(this::serve, "bus-emulator");
  private volatile boolean closed;

  /**
   * @param devices how many
   * @param secure whether they know the secure channel
   * @param heard is told the address and the code of each command when it has arrived; the code of
   *     one that is hidden by the secure channel is its own all the same
   */
  public BusEmulator(int devices, boolean secure, BiConsumer<Integer, Integer> heard) {
    this.heard = heard;
    gates = Collections.nCopies(devices, 0).stream().map(_ -> new GateModel()).toList();
    List<OsdpPeripheral> made = new ArrayList<>();
    IntStream.range(0, devices)
        .forEach(
            address ->
                made.add(
                    new OsdpPeripheral(
                        gates.get(address),
                        address,
                        secure ? Optional.of(new OsdpChannel()) : Optional.empty())));
    peripherals = List.copyOf(made);
    thread.setDaemon(true);
    thread.start();
  }

  /** Where the server opens the line. */
  public Path path() {
    return line.path();
  }

  /** The state of one gate. */
  public GateStatus status(int address) {
    return gates.get(address).status();
  }

  /** Commands that came in plain to controllers that know the secure channel. */
  public long plainCommands() {
    return peripherals.stream().mapToLong(OsdpPeripheral::plainCommands).sum();
  }

  /** A controller loses power, or has it again. */
  public void power(int address, boolean on) {
    if (on) {
      silent.remove(address);
    } else {
      silent.add(address);
    }
  }

  @Override
  public void close() {
    closed = true;
    line.close();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve() {
    OsdpStream stream = new OsdpStream();
    byte[] piece = new byte[512];
    int idleTicks = 0;
    while (!closed) {
      int count = line.read(piece, TICK_MILLIS);
      long now = System.nanoTime();
      gates.forEach(gate -> gate.tick(now));
      if (count > 0) {
        idleTicks = 0;
        stream.add(piece, count);
        for (Optional<byte[]> message = stream.next();
            message.isPresent();
            message = stream.next()) {
          answer(message.get());
        }
      } else if (++idleTicks >= PAUSE_TICKS) {
        stream.pause();
      }
    }
  }

  private void answer(byte[] message) {
    int address = message[1] & 0x7F;
    if (address >= peripherals.size() || silent.contains(address)) {
      return;
    }
    heard.accept(address, OsdpPacket.code(message));
    peripherals.get(address).answer(message).ifPresent(line::write);
  }
}
