// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.SerialSettings;
import org.jspecify.annotations.Nullable;

/** A serial line in memory: the server opens one end, the test holds the other. Thread-safe. */
public final class MemoryLine implements LinkOpener {
  private static final byte[] HANG_UP = {};

  private volatile @Nullable End end;
  private volatile boolean plugged = true;
  private volatile int generation;
  private volatile int openings;

  /** Pieces on their way in both directions, in the sizes in which they were written. */
  private final class End implements SerialLink {
    private final BlockingQueue<byte[]> toServer = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> toDevice = new LinkedBlockingQueue<>();
    private volatile boolean hungUp;

    @Override
    public int read(byte[] buffer, long waitMillis) throws LinkLostException {
      byte[] piece = hungUp ? HANG_UP : take(toServer, waitMillis);
      if (piece == null) {
        return 0;
      }
      if (piece.length == 0) {
        throw new LinkLostException("the line hung up");
      }
      System.arraycopy(piece, 0, buffer, 0, piece.length);
      return piece.length;
    }

    @Override
    public void discard() throws LinkLostException {
      byte[] piece = hungUp ? HANG_UP : toServer.poll();
      while (piece != null) {
        if (piece.length == 0) {
          throw new LinkLostException("the line hung up");
        }
        piece = toServer.poll();
      }
    }

    @Override
    public void write(byte[] bytes) throws LinkLostException {
      if (hungUp) {
        throw new LinkLostException("the line hung up");
      }
      toDevice.add(bytes.clone());
    }

    @Override
    public void close() {
      synchronized (MemoryLine.this) {
        if (end == this) {
          end = null;
        }
      }
    }
  }

  @Override
  public synchronized SerialLink open(SerialSettings settings) throws LinkLostException {
    if (!plugged || end != null) {
      throw new LinkLostException(plugged ? "in use" : "absent");
    }
    openings++;
    End opened = new End();
    end = opened;
    return opened;
  }

  @Override
  public Optional<String> present(SerialSettings settings) {
    return plugged ? Optional.of("memory-" + generation) : Optional.empty();
  }

  /** How often the server opened the line. */
  public int openings() {
    return openings;
  }

  /** Takes what the server wrote; empty if nothing came in time. */
  public Optional<byte[]> read(long waitMillis) {
    End open = end;
    if (open == null) {
      Thread.onSpinWait();
      return Optional.empty();
    }
    return Optional.ofNullable(take(open.toDevice, waitMillis));
  }

  /** Sends to the server, as one piece; lost if it has not opened the line. */
  public void write(byte[] bytes) {
    End open = end;
    if (open != null && bytes.length > 0) {
      open.toServer.add(bytes.clone());
    }
  }

  public synchronized void unplug() {
    plugged = false;
    hangUp();
  }

  public synchronized void plugIn() {
    plugged = true;
    generation++;
  }

  /** Breaks the connection although the line stays plugged in. */
  public synchronized void hangUp() {
    End open = end;
    if (open != null) {
      open.hungUp = true;
      open.toServer.add(HANG_UP);
    }
  }

  private static byte @Nullable [] take(BlockingQueue<byte[]> queue, long waitMillis) {
    try {
      return queue.poll(waitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
