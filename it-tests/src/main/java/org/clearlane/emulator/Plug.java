// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How a device hangs on its line: a pseudo-terminal that can be pulled out and plugged in again,
 * and a daemon thread on which the device answers. Thread-safe.
 */
final class Plug implements AutoCloseable {
  private final Optional<Path> link;
  private final Thread thread;
  private volatile @Nullable PseudoTerminal line;
  private volatile boolean closed;

  /**
   * Plugs the device in; {@link #start} lets it answer.
   *
   * @param link where a symbolic link to the line is kept; without it, the line's name changes each
   *     time the device is plugged in
   * @param device what answers until {@link #closed()}
   */
  Plug(String name, Optional<Path> link, Runnable device) {
    this.link = link;
    thread = new Thread(device, name);
    thread.setDaemon(true);
    in();
  }

  void start() {
    thread.start();
  }

  /**
   * Where the server opens the line.
   *
   * @throws IllegalStateException while the device is unplugged and has no link
   */
  Path path() {
    PseudoTerminal open = line;
    if (link.isPresent()) {
      return link.get();
    }
    if (open == null) {
      throw new IllegalStateException("the device is unplugged");
    }
    return open.path();
  }

  /** The line, while it is plugged in. */
  @Nullable PseudoTerminal line() {
    return line;
  }

  /** Whether the device has to end. */
  boolean closed() {
    return closed;
  }

  synchronized void out() {
    PseudoTerminal open = line;
    line = null;
    if (open != null) {
      open.close();
    }
  }

  synchronized void in() {
    if (line == null && !closed) {
      line = link.map(PseudoTerminal::open).orElseGet(PseudoTerminal::open);
    }
  }

  /** Pulls the plug for good and waits for the device's thread. */
  @Override
  public void close() {
    closed = true;
    out();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
