// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.clearlane.devices.Gate;
import org.clearlane.devices.LaneSignal;
import org.clearlane.devices.PulseResult;
import org.clearlane.devices.PulseResult.NotOpened;
import org.clearlane.devices.PulseResult.Reason;
import org.clearlane.devices.serial.DeviceThread;

/**
 * The callers' part of a gate, whatever its protocol: puts commands into the outbox and waits for
 * what comes of them.
 *
 * @param <C> commands
 * @param <A> answers
 */
public abstract class CalledGate<C, A> implements Gate {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** How long a caller waits, the promise of {@link Gate}. */
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Outbox<C, A> outbox;

  protected CalledGate(Outbox<C, A> outbox) {
    this.outbox = outbox;
  }

  /** Its place on a bus. */
  public abstract BusMember member();

  /** What became of a command; blocks until then, or until the deadline. */
  protected final Outcome<A> perform(C command, long deadline) {
    return outbox.perform(command, deadline);
  }

  /**
   * @param openFor within the bounds of {@link Gate#openForOne}
   * @param deadline in {@link System#nanoTime()}
   */
  protected abstract PulseResult open(Door door, Duration openFor, long deadline);

  /** Asks for the latch; empty without a sensible answer. */
  protected abstract Optional<Boolean> latch(long deadline);

  /** Commands the latch to be cleared; whether the controller accepted that. */
  protected abstract boolean reset(long deadline);

  @Override
  public final PulseResult openForOne(Duration openFor) {
    return open(Door.EXIT, openFor);
  }

  @Override
  public final PulseResult admitOne(Duration openFor) {
    return hasEntryDoor() ? open(Door.ENTRY, openFor) : new NotOpened(Reason.REJECTED);
  }

  private PulseResult open(Door door, Duration openFor) {
    DeviceThread.refuse();
    if (openFor.compareTo(SHORTEST) < 0 || openFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a gate opens for 0.1 to 60 s");
    }
    return open(door, openFor, System.nanoTime() + DEADLINE_NANOS);
  }

  @Override
  public final Optional<Boolean> passageLatched() {
    DeviceThread.refuse();
    return latch(System.nanoTime() + DEADLINE_NANOS);
  }

  @Override
  public final boolean clearPassageLatch() {
    DeviceThread.refuse();
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    if (!reset(deadline)) {
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
  public final void signal(LaneSignal signal) {
    outbox.show(signal);
  }

  @Override
  public final void prompt(String text) {
    outbox.prompt(Gate.checkedPrompt(text));
  }
}
