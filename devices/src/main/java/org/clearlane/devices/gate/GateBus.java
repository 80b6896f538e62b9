// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.DeviceDriver;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.LinkOpener;
import org.clearlane.devices.serial.LinkSession;
import org.clearlane.devices.serial.PortOwner;
import org.clearlane.devices.serial.PortWatch;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;

/**
 * The gate controllers on one line, up to 32, each with its address. One thread speaks with all:
 * orders go before polls, and who has not been spoken with for the longest is polled first. A
 * silent controller costs the others one reply time at most: between two transmissions to it their
 * orders are carried out.
 */
public final class GateBus implements LinkSession, PortWatch {
  /** RS-485 carries so many. */
  static final int MOST = 32;

  private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final DeviceDriver protocol;
  private final SerialSettings port;
  private final Duration silence;
  private final Bell bell = new Bell();
  private final List<BusMember> members = new CopyOnWriteArrayList<>();
  private final PortOwner owner;
  private final byte[] rest = new byte[256];
  private boolean inInterlude;

  /**
   * A bus without members; {@link #start} opens the port.
   *
   * @param silence after so long without an answer of anybody the port is opened again
   */
  public GateBus(DeviceDriver protocol, SerialSettings port, LinkOpener opener, Duration silence) {
    this.protocol = protocol;
    this.port = port;
    this.silence = silence;
    this.owner = new PortOwner("lane-gates-" + port.path(), port, opener, this, this);
  }

  /** What is spoken on the line. */
  public DeviceDriver protocol() {
    return protocol;
  }

  /** The line. */
  public SerialSettings port() {
    return port;
  }

  /** Whether an address is taken. */
  public boolean has(int address) {
    return members.stream().anyMatch(member -> member.address() == address);
  }

  /** Whether no further controller can be added. */
  public boolean full() {
    return members.size() >= MOST;
  }

  /** Adds a controller, now or while the bus runs. */
  public void join(BusMember member) {
    members.add(member);
    bell.ring();
  }

  /**
   * Takes a controller away.
   *
   * @return whether none is left
   */
  public boolean leave(BusMember member) {
    members.remove(member);
    member.lost("detached");
    return members.isEmpty();
  }

  public void start() {
    owner.start();
  }

  /** Lets the thread end without waiting for it. */
  public void stop() {
    owner.stop();
  }

  /** Stops the thread and closes the port; blocks until both are done. */
  public void close() {
    owner.close();
  }

  @Override
  public void wake() {
    bell.ring();
  }

  @Override
  public void opened() {
    members.forEach(BusMember::opened);
  }

  @Override
  public void lost(String reason) {
    members.forEach(member -> member.lost(reason));
  }

  @Override
  public boolean reached() {
    return members.stream().anyMatch(BusMember::reached);
  }

  @Override
  public void converse(SerialLink link, StopSignal stop) throws LinkLostException {
    try {
      members.forEach(member -> member.begin(link, bell, () -> interlude(member)));
      while (!stop.raised()) {
        round(link, stop);
      }
    } finally {
      members.forEach(BusMember::end);
    }
  }

  private void round(SerialLink link, StopSignal stop) throws LinkLostException {
    for (BusMember member : members) {
      if (!member.begun()) {
        member.opened();
        member.begin(link, bell, () -> interlude(member));
      }
    }
    long now = System.nanoTime();
    Optional<BusMember> next = next(now);
    // A member that comes or leaves, and a stop, ring; the bound is for what nobody thought of.
    long until =
        Math.min(
            next.map(member -> member.dueAt(now) - now).orElse(LONGEST_WAIT_NANOS),
            LONGEST_WAIT_NANOS);
    if (next.isPresent() && until <= 0) {
      next.get().turn(stop, members.size() == 1);
    } else {
      bell.await(now + until);
      if (!reached()) {
        // Where no controller is spoken with, nothing else would notice that the line is gone. It
        // may take 100 ms, which no command may have to wait for.
        var _ = link.read(rest, 0);
      }
    }
    silent();
  }

  /** Whose turn it is: with an order, else due for the longest. */
  private Optional<BusMember> next(long now) {
    Optional<BusMember> urgent = members.stream().filter(BusMember::urgent).findFirst();
    return urgent.isPresent()
        ? urgent
        : members.stream()
            .filter(BusMember::begun)
            .min(Comparator.comparingLong(member -> member.dueAt(now) - now));
  }

  /**
   * Carries out what the others' callers wait for while one member does not answer. That member
   * itself is in the middle of an exchange: a command of its own would go out under the number of
   * the one that is being repeated, and its controller would take it for that one.
   */
  private void interlude(BusMember silent) throws LinkLostException {
    silent();
    if (inInterlude) {
      return;
    }
    inInterlude = true;
    try {
      for (BusMember member : members) {
        if (!member.equals(silent) && member.urgent() && member.begun()) {
          member.rush();
        }
      }
    } finally {
      inInterlude = false;
    }
  }

  /** Gives the line up when nobody on it has answered for a long time. */
  private void silent() throws LinkLostException {
    if (!members.isEmpty() && members.stream().allMatch(member -> member.silentFor(silence))) {
      throw new LinkLostException("no reply for " + silence.toMillis() + " ms");
    }
  }
}
