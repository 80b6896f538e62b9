// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A serial line made of software: what is written here is read from {@link #path()}, and the other
 * way round. Raw: no echo, no translation. Thread-safe; closing waits for a read that is under way.
 *
 * <p>The far end is kept open here too, so that the line survives a server that closes and opens
 * it.
 */
public final class PseudoTerminal implements AutoCloseable {
  private final int master;
  private final int slave;
  private final Path device;
  private final Path path;
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  private PseudoTerminal(int master, int slave, Path device, Path path) {
    this.master = master;
    this.slave = slave;
    this.device = device;
    this.path = path;
  }

  /** Makes a line with a name that the kernel chooses. */
  public static PseudoTerminal open() {
    int master = LibC.openMaster();
    Path device = LibC.slaveName(master);
    return of(master, device, device);
  }

  /** Makes a line and a symbolic link to it, which replaces a link that stood there. */
  public static PseudoTerminal open(Path link) {
    int master = LibC.openMaster();
    Path device = LibC.slaveName(master);
    try {
      if (Files.isSymbolicLink(link)) {
        Files.delete(link);
      }
      Files.createSymbolicLink(link, device);
    } catch (IOException e) {
      LibC.close(master);
      throw new UncheckedIOException("no link can be made at " + link, e);
    }
    return of(master, device, link);
  }

  private static PseudoTerminal of(int master, Path device, Path path) {
    int slave = LibC.openSlave(device);
    LibC.makeRaw(slave);
    return new PseudoTerminal(master, slave, device, path);
  }

  /** Where the far end opens the line: the link, or the device file if there is none. */
  public Path path() {
    return path;
  }

  /**
   * Reads what the far end wrote.
   *
   * @param waitMillis how long to wait for the first byte
   * @return how many bytes were read; 0 if none came in time or the line is closed
   */
  public int read(byte[] buffer, int waitMillis) {
    lock.readLock().lock();
    try {
      return !closed && LibC.poll(master, LibC.POLL_IN, waitMillis) ? LibC.read(master, buffer) : 0;
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * Writes to the far end. If it does not read for a second and its buffer is full, the rest is
   * lost, as on a real line.
   */
  public void write(byte[] bytes) {
    lock.readLock().lock();
    try {
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      int written = 0;
      while (!closed && written < bytes.length && deadline - System.nanoTime() > 0) {
        if (LibC.poll(master, LibC.POLL_OUT, 100)) {
          written += LibC.write(master, bytes, written);
        }
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Pulls the plug: the far end sees a hang-up. The link is removed if it still leads here. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        LibC.close(slave);
        LibC.close(master);
        removeLink();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void removeLink() {
    try {
      if (Files.isSymbolicLink(path) && Files.readSymbolicLink(path).equals(device)) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the link " + path + " cannot be removed", e);
    }
  }
}
