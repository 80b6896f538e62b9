// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A bar code scanner on a pseudo-terminal. One that reads all the time sends each code at once; one
 * that reads on demand reads the oldest code that is held before it when the server tells it to,
 * and then waits to be told again. Thread-safe.
 */
public final class ScannerEmulator implements AutoCloseable {
  /** What it speaks. */
  public enum Language {
    /** Text and CR; ENQ R makes it read, ENQ S stop. */
    TEXT,
    HONEYWELL,
    NEWLAND,
    ZEBRA_SSI
  }

  private static final int WAIT_MILLIS = 5;
  private static final long SLOW_NANOS = TimeUnit.MILLISECONDS.toNanos(3);

  /** Beginnings of packets, frames and answers, and a terminator that ends them. */
  private static final byte[] JUNK =
      "\u00fe\u0002\u0001#\u00f3\u0000\u0015z\u00f3\u0000\u0003~\r"
          .getBytes(StandardCharsets.ISO_8859_1);

  private final Optional<Path> link;
  private final boolean onDemand;
  private final ScannerFaults faults = new ScannerFaults();
  private final ScannerVoice voice;
  private final Queue<String> held = new ArrayDeque<>();
  private final Optional<Thread> thread;
  private @Nullable PseudoTerminal line;
  private boolean armed;
  private int timesArmed;
  private volatile boolean closed;

  /**
   * Plugs in a scanner that sends text and reads all the time.
   *
   * @param link where a symbolic link to the line is kept
   */
  public ScannerEmulator(Optional<Path> link) {
    this(Language.TEXT, false, link);
  }

  /** Plugs in a scanner. */
  public ScannerEmulator(Language language, boolean onDemand, Optional<Path> link) {
    this.link = link;
    this.onDemand = onDemand;
    this.voice =
        language == Language.ZEBRA_SSI
            ? new PacketVoice(faults, new Line())
            : new TextVoice(language, faults, new Line());
    plugIn();
    boolean listens = onDemand || language != Language.TEXT;
    this.thread =
        listens
            ? Optional.of(Thread.ofPlatform().daemon().name("scanner").start(this::serve))
            : Optional.empty();
  }

  /** What the voice does with the line. */
  private final class Line implements ScannerVoice.Mouth {
    @Override
    public void say(byte[] bytes, boolean anew) {
      if (anew && faults.noise()) {
        send(JUNK);
      }
      byte[] sent = anew && faults.losesByte() ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
      int piece = faults.slow() ? 1 : sent.length;
      for (int at = 0; at < sent.length; at += piece) {
        send(Arrays.copyOfRange(sent, at, at + piece));
        LockSupport.parkNanos(faults.slow() ? SLOW_NANOS : 0);
      }
    }

    @Override
    public void arm(boolean on) {
      armed = on;
      timesArmed += on ? 1 : 0;
    }
  }

  /**
   * Where the server opens the line.
   *
   * @throws IllegalStateException while the scanner is unplugged and has no link
   */
  public synchronized Path path() {
    if (link.isPresent()) {
      return link.get();
    }
    if (line == null) {
      throw new IllegalStateException("the scanner is unplugged");
    }
    return line.path();
  }

  /**
   * A code is held before the scanner.
   *
   * @return false if the scanner is unplugged
   */
  public synchronized boolean present(String code) {
    if (line == null) {
      return false;
    }
    if (onDemand) {
      held.add(code);
    } else {
      voice.tell(code);
    }
    return true;
  }

  /** Sends bytes as they are; false if the scanner is unplugged. */
  public synchronized boolean send(byte[] bytes) {
    if (line == null) {
      return false;
    }
    line.write(bytes);
    return true;
  }

  public ScannerFaults faults() {
    return faults;
  }

  /** Whether it was told to read and has read nothing since. */
  public synchronized boolean armed() {
    return armed;
  }

  /** How often it was told to read. */
  public synchronized int timesArmed() {
    return timesArmed;
  }

  private void serve() {
    byte[] piece = new byte[512];
    while (!closed) {
      PseudoTerminal open = open();
      int count = open == null ? 0 : open.read(piece, WAIT_MILLIS);
      if (open == null) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(WAIT_MILLIS));
      }
      proceed(piece, count);
    }
  }

  private synchronized @Nullable PseudoTerminal open() {
    return line;
  }

  private synchronized void proceed(byte[] piece, int count) {
    if (line == null) {
      return;
    }
    if (count > 0) {
      voice.hear(piece, count);
    }
    if (armed && !held.isEmpty()) {
      armed = false;
      voice.tell(held.remove());
    }
    voice.tick();
  }

  /** Pulls the plug. */
  public synchronized void unplug() {
    if (line != null) {
      line.close();
      line = null;
      armed = false;
      voice.reset();
    }
  }

  /** Plugs it in again. */
  public synchronized void plugIn() {
    if (line == null) {
      line = link.map(PseudoTerminal::open).orElseGet(PseudoTerminal::open);
    }
  }

  @Override
  public void close() {
    closed = true;
    unplug();
    thread.ifPresent(ScannerEmulator::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
