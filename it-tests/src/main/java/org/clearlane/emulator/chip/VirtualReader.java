// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import jdk.net.ExtendedSocketOptions;
import org.clearlane.emulator.EmulatorException;

/**
 * Lays a chip on the virtual reader of vsmartcard's {@code vpcd}: each message is two bytes of
 * length, high byte first, and a command; one-byte messages switch the card off (0) and on (1),
 * reset it (2) or ask for its answer to reset (4).
 */
public final class VirtualReader implements AutoCloseable {
  /** Contactless card after PC/SC part 3: no history, T=1, default protocol parameters. */
  private static final byte[] ANSWER_TO_RESET = HexFormat.of().parseHex("3B80800101");

  private static final int CONNECT_MILLIS = 5000;

  private final Socket socket;
  private final EmulatedChip chip;
  private final Thread thread;
  private final boolean silent;
  private final AtomicLong answered = new AtomicLong();
  private int left;

  private VirtualReader(Socket socket, EmulatedChip chip, int commands, boolean silent) {
    this.silent = silent;
    this.socket = socket;
    this.chip = chip;
    this.left = commands; // from here on the thread's own
    this.thread = Thread.ofPlatform().daemon().name("virtual-card").start(this::serve);
  }

  /** Lays the chip on the reader that listens at this port of this machine. */
  public static VirtualReader lay(EmulatedChip chip, int port) {
    return layFor(chip, port, Integer.MAX_VALUE);
  }

  /**
   * Lays a chip on a reader of another machine too.
   *
   * @param silent whether the chip leaves every command unanswered
   */
  static VirtualReader lay(EmulatedChip chip, String host, int port, boolean silent) {
    return opened(chip, new InetSocketAddress(host, port), Integer.MAX_VALUE, silent);
  }

  /** Lays the chip on the reader and takes it away after so many commands. */
  public static VirtualReader layFor(EmulatedChip chip, int port, int commands) {
    return opened(
        chip, new InetSocketAddress(InetAddress.getLoopbackAddress(), port), commands, false);
  }

  private static VirtualReader opened(
      EmulatedChip chip, InetSocketAddress at, int commands, boolean silent) {
    Socket socket = new Socket();
    try {
      socket.connect(at, CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      return new VirtualReader(socket, chip, commands, silent);
    } catch (IOException e) {
      closeQuietly(socket);
      throw new EmulatorException("no virtual reader listens at " + at, e);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was not open.
    }
  }

  /** Commands that were answered. */
  long answered() {
    return answered.get();
  }

  private void serve() {
    try (DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream())) {
      while (left > 0) {
        answerAtOnce();
        int length = in.readUnsignedShort();
        answerAtOnce();
        byte[] message = in.readNBytes(length);
        if (message.length == 1) {
          control(message[0], out);
        } else {
          left--;
          if (!silent) {
            send(out, chip.answer(message));
            answered.incrementAndGet();
          }
        }
      }
    } catch (IOException e) {
      // The reader is gone or the card was taken away: so is this thread.
      chip.reset();
    }
  }

  /**
   * The driver sends length and message apart and waits for the first to be acknowledged; without
   * this, every command would take 40 ms longer. The system forgets it, so it is said each time.
   */
  private void answerAtOnce() throws IOException {
    socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
  }

  private void control(int what, DataOutputStream out) throws IOException {
    if (what == 4) {
      send(out, ANSWER_TO_RESET);
    } else {
      chip.reset();
    }
  }

  private static void send(DataOutputStream out, byte[] message) throws IOException {
    byte[] framed =
        Tlv.join(new byte[] {(byte) (message.length >> 8), (byte) message.length}, message);
    out.write(framed);
    out.flush();
  }

  /** Takes the chip away. */
  @Override
  public void close() {
    try {
      socket.close();
      thread.join();
    } catch (IOException e) {
      throw new EmulatorException("the card cannot be taken away", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
