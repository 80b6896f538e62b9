// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fingerprint sensor of the ZFM-20 kind on a pseudo-terminal: takes pictures of what is laid on
 * and sends them, as slowly as a real line. It enrols and matches nothing. Thread-safe; a daemon
 * thread of its own answers the host.
 */
public final class FingerprintEmulator implements AutoCloseable {
  /** The line is as fast as software goes. */
  public static final int UNLIMITED = 0;

  private static final int TICK_MILLIS = 10;
  private static final int PAUSE_TICKS = 10;

  /** Nobody reads for so long: what is left of the picture runs into nothing. */
  private static final long UNREAD_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

  private static final byte[] JUNK = {0x55, (byte) 0xEF, 0x01, (byte) 0xFF, (byte) 0xEF, 0x00};
  private static final int OK = 0x00;
  private static final int BAD_PACKET = 0x01;
  private static final int NO_FINGER = 0x02;
  private static final int WRONG_PASSWORD = 0x13;
  private static final int NO_PICTURE = 0x15;
  private static final int BAD_REGISTER = 0x1A;
  private static final int ANSWER = 7;
  private static final int PIECE = 2;
  private static final int LAST_PIECE = 8;

  private final Plug plug;
  private final int baudRate;
  private final FingerprintFaults faults = new FingerprintFaults();
  private final AtomicInteger picturesAsked = new AtomicInteger();
  private volatile byte @Nullable [] finger;
  private volatile Duration exposure = Duration.ZERO;
  private volatile int password;
  private volatile int sizeCode = 2;
  private boolean unlocked;
  private byte @Nullable [] taken;
  private long lineFreeAt = System.nanoTime();

  /**
   * Plugs in a sensor.
   *
   * @param link where a symbolic link to the line is kept; without it, the line's name changes each
   *     time the sensor is plugged in
   * @param baudRate how fast the line is, ten bits a byte; {@link #UNLIMITED} for no limit
   */
  public FingerprintEmulator(Optional<Path> link, int baudRate) {
    plug = new Plug("fingerprint-emulator", link, this::serve);
    this.baudRate = baudRate;
    plug.start();
  }

  /**
   * Where the server opens the line.
   *
   * @throws IllegalStateException while the sensor is unplugged and has no link
   */
  public Path path() {
    return plug.path();
  }

  public FingerprintFaults faults() {
    return faults;
  }

  /**
   * A finger is laid on.
   *
   * @param file a grey PNG of 500 dots per inch, or raw rows of 256 x 288 pixels
   * @throws IOException if there is no picture
   */
  public void lay(Path file) throws IOException {
    finger = FingerPicture.read(file);
  }

  /**
   * A finger is laid on.
   *
   * @param grey 256 x 288 values
   */
  public void lay(byte[] grey) {
    finger = FingerPicture.pack(grey);
  }

  /** The finger is lifted. */
  public void lift() {
    finger = null;
  }

  /** How long a look for a finger takes; nothing at first. */
  public void exposure(Duration time) {
    exposure = time;
  }

  /** The password that unlocks it, 0 at first; it is locked until the right one comes. */
  public void password(int wanted) {
    password = wanted;
  }

  /** How many bytes of a picture go into one packet: 32, 64, 128 (at first) or 256. */
  public int packetSize() {
    return 32 << sizeCode;
  }

  /** How often the host asked for a picture to be sent. */
  public int picturesAsked() {
    return picturesAsked.get();
  }

  /** Pulls the plug; the sensor loses its power and what it holds. */
  public void unplug() {
    plug.out();
  }

  /** Plugs it in again. */
  public void plugIn() {
    plug.in();
  }

  @Override
  public void close() {
    plug.close();
  }

  private void serve() {
    FingerprintStream stream = new FingerprintStream();
    byte[] piece = new byte[256];
    int idleTicks = 0;
    while (!plug.closed()) {
      PseudoTerminal open = plug.line();
      if (open == null) {
        unlocked = false;
        taken = null;
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
        continue;
      }
      int count = open.read(piece, TICK_MILLIS);
      if (count > 0) {
        idleTicks = 0;
        stream.add(piece, count);
        obey(open, stream);
      } else if (++idleTicks >= PAUSE_TICKS) {
        stream.pause();
      }
    }
  }

  private void obey(PseudoTerminal open, FingerprintStream stream) {
    Optional<byte[]> command = stream.next();
    while (command.isPresent()) {
      obey(open, command.get());
      command = stream.next();
    }
  }

  private void obey(PseudoTerminal open, byte[] command) {
    int instruction = command[0];
    if (instruction != 0x13 && password != 0 && !unlocked) {
      answer(open, WRONG_PASSWORD);
      return;
    }
    switch (instruction) {
      case 0x13 -> unlock(open, command);
      case 0x0F -> parameters(open);
      case 0x0E -> answer(open, set(command));
      case 0x01 -> take(open);
      case 0x0A -> send(open);
      case 0x1D -> answer(open, new byte[3]);
      default -> answer(open, BAD_PACKET);
    }
  }

  private void unlock(PseudoTerminal open, byte[] command) {
    unlocked = command.length == 5 && ByteBuffer.wrap(command, 1, 4).getInt() == password;
    answer(open, unlocked ? OK : WRONG_PASSWORD);
  }

  /** Status, state, kind, capacity 162, level 3, address, packet size, rate. */
  private void parameters(PseudoTerminal open) {
    ByteBuffer answer = ByteBuffer.allocate(17);
    answer.put((byte) OK).putShort((short) 4).putShort((short) 0).putShort((short) 162);
    answer.putShort((short) 3).putInt(-1).putShort((short) sizeCode);
    answer.putShort((short) (baudRate == UNLIMITED ? 6 : baudRate / 9600));
    answer(open, answer.array());
  }

  private int set(byte[] command) {
    if (command.length != 3) {
      return BAD_PACKET;
    }
    if (command[1] != 6 || command[2] < 0 || command[2] > 3) {
      return BAD_REGISTER;
    }
    sizeCode = command[2];
    return OK;
  }

  private void take(PseudoTerminal open) {
    LockSupport.parkNanos(exposure.toNanos());
    int refusal = faults.takeImageCode();
    if (refusal != OK) {
      answer(open, refusal);
      return;
    }
    byte[] laid = finger;
    if (laid != null) {
      taken = laid;
    }
    answer(open, laid == null ? NO_FINGER : OK);
  }

  private void send(PseudoTerminal open) {
    picturesAsked.incrementAndGet();
    byte[] picture = taken;
    int refusal = faults.sendImageCode();
    if (refusal != OK || picture == null) {
      answer(open, refusal != OK ? refusal : NO_PICTURE);
      return;
    }
    answer(open, OK);
    send(open, picture);
  }

  private void send(PseudoTerminal open, byte[] picture) {
    int size = packetSize();
    int packets = picture.length / size;
    int shortened = faults.lostByteIn();
    int damaged = faults.wrongSumIn();
    for (int i = 0; i < packets; i++) {
      if (faults.unplugsBefore(i)) {
        unplug();
      }
      byte[] data = Arrays.copyOfRange(picture, i * size, (i + 1) * size);
      byte[] packet = FingerprintStream.packet(i == packets - 1 ? LAST_PIECE : PIECE, data);
      if (i == damaged) {
        packet[packet.length - 1] ^= 1;
      }
      long begun = System.nanoTime();
      write(open, i == shortened ? withoutOneByte(packet) : packet);
      if (plug.closed() || plug.line() != open || System.nanoTime() - begun > UNREAD_NANOS) {
        return;
      }
      LockSupport.parkNanos(faults.packetPause().toNanos());
    }
  }

  private static byte[] withoutOneByte(byte[] packet) {
    byte[] rest = Arrays.copyOf(packet, packet.length - 1);
    System.arraycopy(packet, 16, rest, 15, packet.length - 16);
    return rest;
  }

  private void answer(PseudoTerminal open, int code) {
    answer(open, new byte[] {(byte) code});
  }

  private void answer(PseudoTerminal open, byte[] data) {
    if (faults.losesAnswer()) {
      return;
    }
    LockSupport.parkNanos(faults.nextDelay().toNanos());
    if (faults.noise()) {
      write(open, JUNK);
    }
    write(open, FingerprintStream.packet(ANSWER, data));
  }

  private void write(PseudoTerminal open, byte[] bytes) {
    if (!faults.split()) {
      open.write(bytes);
    } else {
      for (byte b : bytes) {
        open.write(new byte[] {b});
      }
    }
    throttle(bytes.length);
  }

  /** Waits as long as a line of this rate is busy with so many bytes. */
  private void throttle(int bytes) {
    if (baudRate == UNLIMITED) {
      return;
    }
    long now = System.nanoTime();
    // The end of what went before, so that the inexactness of waiting does not add up.
    long from = now - lineFreeAt > TimeUnit.MILLISECONDS.toNanos(20) ? now : lineFreeAt;
    lineFreeAt = from + bytes * 10L * TimeUnit.SECONDS.toNanos(1) / baudRate;
    while (lineFreeAt - System.nanoTime() > 0 && !plug.closed()) {
      LockSupport.parkNanos(lineFreeAt - System.nanoTime());
    }
  }
}
