// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A reader of machine-readable zones on a pseudo-terminal. It speaks the Elyctis command set and
 * then reads when it is told to, or sends each zone by itself between STX and ETX. Thread-safe; a
 * daemon thread of its own answers the server.
 */
public final class DocumentReaderEmulator implements AutoCloseable {
  /** What the reader speaks. */
  public enum Dialect {
    ELYCTIS,
    STX_ETX
  }

  private static final int TICK_MILLIS = 10;
  private static final int STX = 0x02;
  private static final int ETX = 0x03;

  /** Commands that never end, marks without text, and text without marks. */
  private static final byte[] JUNK = {
    'I', 0x01, 0x00, 'P', '<', STX, 'V', 0x00, STX, 'X', 'Y', 0x00, 'C', 0x00, ETX, (byte) 0xEE
  };

  private final Dialect dialect;
  private final Plug plug;
  private final LineFaults faults = new LineFaults();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private Optional<String> unread = Optional.empty();
  private boolean continuous;
  private boolean tearNext;
  private long documents;

  /**
   * Plugs in a reader.
   *
   * @param link where a symbolic link to the line is kept; without it, the line's name changes each
   *     time the reader is plugged in
   */
  public DocumentReaderEmulator(Dialect dialect, Optional<Path> link) {
    this.dialect = dialect;
    plug = new Plug("document-reader-emulator", link, this::serve);
    plug.start();
  }

  /**
   * Where the server opens the line.
   *
   * @throws IllegalStateException while the reader is unplugged and has no link
   */
  public Path path() {
    return plug.path();
  }

  /**
   * Lays a document on the reader, in place of the one before. It is read once, as soon as the
   * reader reads.
   *
   * @param zone the lines of its machine-readable zone, separated by LF
   */
  public synchronized void lay(String zone) {
    unread = Optional.of(zone);
  }

  /** Takes the document away. */
  public synchronized void takeAway() {
    unread = Optional.empty();
  }

  /** Whether the document that was laid on the reader is still to be read. */
  public synchronized boolean unread() {
    return unread.isPresent();
  }

  /** Whether continuous reading is on; always false for a reader that takes no commands. */
  public synchronized boolean reading() {
    return continuous;
  }

  /** How many documents were sent. */
  public synchronized long documents() {
    return documents;
  }

  /** The next document breaks off in the middle. */
  public synchronized void tear() {
    tearNext = true;
  }

  /** The reader loses power for a moment: continuous reading is off, the line stays. */
  public synchronized void restart() {
    continuous = false;
    heard.reset();
  }

  /** What goes wrong on the line; refused output commands are here refused continuous reading. */
  public LineFaults faults() {
    return faults;
  }

  /** Pulls the plug. */
  public void unplug() {
    restart();
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
    byte[] piece = new byte[256];
    while (!plug.closed()) {
      PseudoTerminal open = plug.line();
      if (open == null) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
      } else {
        int count = open.read(piece, TICK_MILLIS);
        if (count > 0 && dialect == Dialect.ELYCTIS) {
          obey(open, piece, count);
        }
        read().ifPresent(message -> send(open, message));
      }
    }
  }

  private void obey(PseudoTerminal open, byte[] piece, int count) {
    synchronized (this) {
      heard.write(piece, 0, count);
    }
    Optional<byte[]> command = command();
    while (command.isPresent()) {
      if (!faults.losesCommand()) {
        byte[] reply = reply(command.get());
        if (!faults.losesReply()) {
          send(open, reply);
        }
      }
      command = command();
    }
  }

  /** Takes the next whole command; what does not begin like one is skipped. */
  private synchronized Optional<byte[]> command() {
    byte[] bytes = heard.toByteArray();
    int from = 0;
    while (from < bytes.length && "ILCVWRT".indexOf(bytes[from]) < 0) {
      from++;
    }
    int rest = bytes.length - from;
    int whole =
        rest < 3
            ? Integer.MAX_VALUE
            : 3 + 256 * (bytes[from + 1] & 0xFF) + (bytes[from + 2] & 0xFF);
    boolean complete = whole <= rest;
    heard.reset();
    int kept = complete ? from + whole : from;
    heard.write(bytes, kept, bytes.length - kept);
    return complete ? Optional.of(Arrays.copyOfRange(bytes, from, from + whole)) : Optional.empty();
  }

  private synchronized byte[] reply(byte[] command) {
    return switch (command[0]) {
      case 'C' -> {
        continuous = command.length == 4 && command[3] == 1 && !faults.refusesOutputs();
        yield new byte[] {'C', 0, 1, (byte) (continuous ? 1 : 0)};
      }
      case 'V' -> message('V', "Scanner emulator 1.0");
      case 'W' -> message('W', "Reading emulator 1.0");
      case 'R' -> message('R', "0000001");
      case 'T' -> message('T', "Clearlane document reader emulator");
      case 'L' -> message('L', unread.map(zone -> zone.replace("\n", "") + "\r").orElse(""));
      default -> message('I', unread.map(DocumentReaderEmulator::lines).orElse(""));
    };
  }

  /** The message of the document that is read now, if one is. */
  private synchronized Optional<byte[]> read() {
    if (unread.isEmpty() || (dialect == Dialect.ELYCTIS && !continuous)) {
      return Optional.empty();
    }
    String text = lines(unread.get());
    byte[] message =
        switch (dialect) {
          case ELYCTIS -> message('I', text);
          case STX_ETX -> ((char) STX + text + (char) ETX).getBytes(StandardCharsets.US_ASCII);
        };
    unread = Optional.empty();
    continuous = false;
    documents++;
    boolean torn = tearNext;
    tearNext = false;
    return Optional.of(torn ? Arrays.copyOf(message, message.length / 2) : message);
  }

  private static String lines(String zone) {
    return zone.replace("\n", "\r\n") + "\r\n";
  }

  private static byte[] message(char command, String text) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.write(command);
    message.write(text.length() / 256);
    message.write(text.length() % 256);
    message.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    return message.toByteArray();
  }

  private void send(PseudoTerminal open, byte[] message) {
    LockSupport.parkNanos(faults.delay().toNanos());
    if (faults.noise()) {
      open.write(JUNK);
    }
    if (!faults.split()) {
      open.write(message);
      return;
    }
    for (byte b : message) {
      open.write(new byte[] {b});
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
    }
  }
}
