// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import static java.lang.System.Logger.Level.ERROR;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.SerialSettings;

/**
 * Owns one serial port: opens it, lets the session speak, and opens it again after it was lost.
 *
 * <p>One platform thread per port. A virtual thread would pin its carrier, because the waiting
 * happens in native code; a managed executor would lend one of its few threads for ever. The thread
 * is a daemon, knows no authority and calls no transaction: listeners hand over.
 */
public final class PortOwner implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(PortOwner.class.getName());

  /**
   * How soon a device that was plugged in is noticed while pausing; a look costs one system call.
   */
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final long JOIN_MILLIS = 2000;

  private final SerialSettings settings;
  private final LinkOpener opener;
  private final LinkSession session;
  private final PortWatch watch;
  private final StopSignal stop = new StopSignal();
  private final BackOff backOff;
  private final DeviceThread thread;

  public PortOwner(
      String name,
      SerialSettings settings,
      LinkOpener opener,
      LinkSession session,
      PortWatch watch) {
    this(name, settings, opener, session, watch, new BackOff(new Random()));
  }

  PortOwner(
      String name,
      SerialSettings settings,
      LinkOpener opener,
      LinkSession session,
      PortWatch watch,
      BackOff backOff) {
    this.backOff = backOff;
    this.settings = settings;
    this.opener = opener;
    this.session = session;
    this.watch = watch;
    this.thread = new DeviceThread(this::own, name);
  }

  public void start() {
    thread.start();
  }

  /** Lets the thread end without waiting for it. */
  public void stop() {
    stop.raise();
    session.wake();
  }

  /** Stops the thread and closes the port; blocks until both are done. */
  @Override
  public void close() {
    stop();
    if (Thread.currentThread() == thread) {
      return; // closed by a listener: the thread ends when that returns
    }
    boolean interrupted = false;
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void own() {
    while (!stop.raised()) {
      Optional<String> before = opener.present(settings);
      try (SerialLink link = opener.open(settings)) {
        watch.opened();
        session.converse(link, stop);
      } catch (LinkLostException e) {
        lost(String.valueOf(e.getMessage()));
      } catch (RuntimeException | LinkageError e) {
        // The thread must outlive a bug: a dead thread would leave the lane dead without a word.
        LOG.log(ERROR, "the session on port " + settings.path() + " failed", e);
        lost("internal error");
      }
      if (!stop.raised()) {
        pause(before);
      }
    }
    watch.lost("detached");
  }

  private void lost(String reason) {
    if (watch.reached()) {
      backOff.reset();
    }
    watch.lost(reason);
  }

  private void pause(Optional<String> before) {
    Optional<String> known = before;
    long end = System.nanoTime() + backOff.nextNanos();
    long left = end - System.nanoTime();
    while (left > 0 && !stop.raisedWithin(Math.min(left, LOOK_NANOS))) {
      Optional<String> now = opener.present(settings);
      if (now.isPresent() && !now.equals(known)) {
        backOff.reset();
        return;
      }
      known = now;
      left = end - System.nanoTime();
    }
  }
}
