// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.clearlane.devices.DocumentReaderRig;
import org.clearlane.devices.DocumentReaderWiring;
import org.clearlane.devices.DocumentReaderWiring.Dialect;
import org.clearlane.devices.GateMap;
import org.clearlane.devices.GateWiring;
import org.clearlane.devices.LaneEquipment;
import org.clearlane.devices.LaneListener;
import org.clearlane.devices.LaneWiring;
import org.clearlane.devices.SerialSettings;
import org.clearlane.devices.document.ElyctisMessage.Command;
import org.clearlane.devices.lane.ConnectedLanes;
import org.clearlane.devices.lane.TestLanes;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.LinkOpener;
import org.clearlane.devices.serial.MemoryLine;
import org.clearlane.devices.serial.SerialLink;

/** A document reader in memory; the lane's gate is absent. */
final class MemoryDocumentReader implements DocumentReaderRig {
  private static final byte[] JUNK = {'I', 0, 4, 'I', 2, 'V', 0, 'C', 0, 9, 'x', 3, (byte) 0xFF};

  private final Dialect dialect;
  private final MemoryLine line = new MemoryLine();
  private final ElyctisFramer commands = new ElyctisFramer(this::obey);
  private final AtomicInteger lostReplies = new AtomicInteger();
  private final Thread thread;
  private Optional<String> unread = Optional.empty();
  private boolean continuous;
  private boolean tearNext;
  private volatile boolean split;
  private volatile boolean noise;
  private volatile boolean refusing;
  private volatile int delayMillis;
  private volatile boolean closed;

  private final LinkOpener lines =
      new LinkOpener() {
        @Override
        public SerialLink open(SerialSettings settings) throws LinkLostException {
          if (settings.path().equals("memory")) {
            return line.open(settings);
          }
          throw new LinkLostException("absent");
        }

        @Override
        public Optional<String> present(SerialSettings settings) {
          return settings.path().equals("memory") ? line.present(settings) : Optional.empty();
        }
      };

  MemoryDocumentReader(Dialect dialect) {
    this.dialect = dialect;
    thread = Thread.ofPlatform().daemon().name("memory-reader").start(this::serve);
  }

  @Override
  public LaneEquipment attach(LaneListener listener) {
    ConnectedLanes lanes = TestLanes.over(lines);
    GateWiring gate = new GateWiring(new SerialSettings("absent", 9600), 0, GateMap.DEFAULT);
    DocumentReaderWiring reader =
        new DocumentReaderWiring(new SerialSettings("memory", 9600), dialect);
    return lanes.attach(new LaneWiring("m1", Optional.empty(), gate).with(reader), listener);
  }

  @Override
  public boolean replies() {
    return dialect instanceof DocumentReaderWiring.Elyctis;
  }

  private void serve() {
    while (!closed) {
      Optional<byte[]> piece = line.read(5);
      if (piece.isPresent() && replies()) {
        commands.add(piece.get(), piece.get().length);
      } else if (piece.isEmpty()) {
        LockSupport.parkNanos(1_000_000);
      }
      sendDocument();
    }
  }

  private void obey(ElyctisMessage command) {
    if (lostReplies.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return;
    }
    send(reply(command).bytes());
  }

  private synchronized ElyctisMessage reply(ElyctisMessage command) {
    if (command.command() != Command.CONTINUOUS) {
      return new ElyctisMessage(command.command(), "MEMORY 1.0");
    }
    continuous = !refusing && command.equals(ElyctisMessage.continuous(true));
    return ElyctisMessage.continuous(continuous);
  }

  private void sendDocument() {
    byte[] message;
    synchronized (this) {
      if (unread.isEmpty() || (replies() && !continuous)) {
        return;
      }
      message = message(unread.get());
      if (tearNext) {
        tearNext = false;
        message = Arrays.copyOf(message, message.length / 2);
      }
      unread = Optional.empty();
      continuous = false;
    }
    send(message);
  }

  private byte[] message(String text) {
    return switch (dialect) {
      case DocumentReaderWiring.Elyctis _ ->
          new ElyctisMessage(Command.INQUIRE, text.replace("\n", "\r") + "\r").bytes();
      case DocumentReaderWiring.Framed marks ->
          ((char) marks.start() + text.replace("\n", "\r") + "\r" + (char) marks.end())
              .getBytes(StandardCharsets.US_ASCII);
    };
  }

  private void send(byte[] bytes) {
    LockSupport.parkNanos(delayMillis * 1_000_000L);
    if (noise) {
      line.write(JUNK);
    }
    if (!split) {
      line.write(bytes);
      return;
    }
    for (byte b : bytes) {
      line.write(new byte[] {b});
    }
  }

  @Override
  public synchronized boolean reading() {
    return continuous;
  }

  @Override
  public synchronized void lay(String text) {
    unread = Optional.of(text);
  }

  @Override
  public synchronized boolean unread() {
    return unread.isPresent();
  }

  @Override
  public synchronized void takeAway() {
    unread = Optional.empty();
  }

  @Override
  public synchronized void tear() {
    tearNext = true;
  }

  @Override
  public void split(boolean on) {
    split = on;
  }

  @Override
  public void noise(boolean on) {
    noise = on;
  }

  @Override
  public void delayMillis(int millis) {
    delayMillis = millis;
  }

  @Override
  public void loseReplies(int count) {
    lostReplies.set(count);
  }

  @Override
  public void refuse(boolean on) {
    refusing = on;
  }

  @Override
  public synchronized void restart() {
    continuous = false;
  }

  @Override
  public void unplug() {
    restart();
    line.unplug();
  }

  @Override
  public void plugIn() {
    line.plugIn();
  }

  @Override
  public void close() {
    closed = true;
    boolean interrupted = false;
    try {
      thread.join(2000);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
