// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import com.ghgande.j2mod.modbus.Modbus;
import com.ghgande.j2mod.modbus.msg.ExceptionResponse;
import com.ghgande.j2mod.modbus.msg.ModbusRequest;
import com.ghgande.j2mod.modbus.msg.ModbusResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.clearlane.devices.ModbusGateWiring;
import org.clearlane.devices.gate.BusMember.Interlude;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;

/** The conversation with one unit over an open line: one request at a time. */
final class UnitLine {
  /** As often as the time allows. */
  static final int ANY = Integer.MAX_VALUE;

  /** Start, eight data bits, parity or second stop bit, stop. */
  private static final int BITS = 11;

  /** Silence between frames: 3.5 characters, from 19200 baud on 1.75 ms (clause 2.5.1.1). */
  private static final double SILENT_CHARACTERS = 3.5;

  private static final long LEAST_SILENCE_NANOS = TimeUnit.MICROSECONDS.toNanos(1750);

  /**
   * How long after a missing reply the line is listened to, so that a late reply is not taken for
   * the reply to the next request: nothing in a reply names its request.
   */
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final long BUSY_MILLIS = 50;

  /** A gateway found no way to the unit. */
  private static final int NO_PATH = 10;

  /** Longer than the longest frame, which has 256 bytes, with noise before it. */
  private static final int MOST_BYTES = 1024;

  private final SerialLink link;
  private final int unit;
  private final Duration reply;
  private final LineLosses losses;
  private final Interlude interlude;
  private final long byteNanos;
  private final byte[] received = new byte[MOST_BYTES];
  private final byte[] piece = new byte[256];
  private int count;
  private long lastReply = System.nanoTime();

  UnitLine(ModbusGateWiring wiring, SerialLink link, LinkHealth health, Interlude interlude) {
    this.link = link;
    this.unit = wiring.unit();
    this.reply = wiring.profile().reply();
    this.losses = new LineLosses(health);
    this.interlude = interlude;
    this.byteNanos = TimeUnit.SECONDS.toNanos(BITS) / wiring.port().baudRate();
  }

  /** How long the unit has not answered. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastReply);
  }

  /** The unit answered, but refused what it must not refuse. */
  void refused(String what) {
    losses.refused(what);
  }

  /**
   * Sends a request until it is answered. An answer that the unit is busy (exception 6) proves that
   * nothing was done, and is no transmission.
   *
   * @param most how often it may be sent: once, unless it does no harm when it is done twice
   * @param giveUp when it is not sent any more, less one reply time; in {@link System#nanoTime()}
   */
  Reply exchange(ModbusRequest request, int most, long giveUp) throws LinkLostException {
    RtuFrame frame = RtuFrame.of(unit, request);
    int unanswered = 0;
    boolean busy = false;
    while (unanswered < most
        && ((unanswered == 0 && !busy) || System.nanoTime() - giveUp + reply.toNanos() < 0)) {
      if (unanswered > 0) {
        interlude.run();
      }
      Optional<ModbusResponse> response = transmit(frame);
      int exception = response.map(UnitLine::exception).orElse(0);
      busy = exception == Modbus.SLAVE_BUSY_EXCEPTION;
      if (busy) {
        link.read(piece, BUSY_MILLIS);
      } else if (response.isPresent()) {
        return reply(response.get(), exception, unanswered > 0);
      } else {
        unanswered++;
      }
    }
    return busy && unanswered == 0
        ? new Reply.Refused(Modbus.SLAVE_BUSY_EXCEPTION)
        : new Reply.Unknown();
  }

  /**
   * @param repeated whether an earlier transmission may have been done before this one was refused
   */
  private static Reply reply(ModbusResponse response, int exception, boolean repeated) {
    if (exception == 0) {
      return new Reply.Done(response);
    }
    return !repeated && certain(exception) ? new Reply.Refused(exception) : new Reply.Unknown();
  }

  /**
   * Whether an exception proves that nothing was done. A device failure (4) happened while it was
   * being done, an acknowledge (5) says that it is being done, and a gateway that got no answer
   * (11) knows nothing.
   */
  private static boolean certain(int exception) {
    return switch (exception) {
      case Modbus.ILLEGAL_FUNCTION_EXCEPTION,
          Modbus.ILLEGAL_ADDRESS_EXCEPTION,
          Modbus.ILLEGAL_VALUE_EXCEPTION,
          Modbus.NEGATIVE_ACKNOWLEDGEMENT,
          NO_PATH ->
          true;
      default -> false;
    };
  }

  private static int exception(ModbusResponse response) {
    return response instanceof ExceptionResponse refusal ? refusal.getExceptionCode() : 0;
  }

  private Optional<ModbusResponse> transmit(RtuFrame frame) throws LinkLostException {
    beSilent();
    byte[] bytes = frame.bytes();
    link.write(bytes);
    Optional<ModbusResponse> response = await(frame, bytes.length);
    if (response.isPresent()) {
      lastReply = System.nanoTime();
      losses.answered(frame.toString(), frame.toString(response.get()), frame.reads());
    } else {
      losses.missed(frame.toString(), count > 0);
      if (!losses.dead()) {
        listen(LATE_NANOS);
      }
    }
    return response;
  }

  private Optional<ModbusResponse> await(RtuFrame frame, int sent) throws LinkLostException {
    count = 0;
    long now = System.nanoTime();
    long deadline = now + (sent + frame.replyLength()) * byteNanos + reply.toNanos();
    while (deadline - now > 0) {
      int read = link.read(piece, TimeUnit.NANOSECONDS.toMillis(deadline - now) + 1);
      keep(read);
      Optional<ModbusResponse> response = frame.replyIn(received, count);
      if (response.isPresent()) {
        return response;
      }
      now = System.nanoTime();
    }
    return Optional.empty();
  }

  private void keep(int read) {
    if (count + read > received.length) {
      int left = received.length / 2;
      System.arraycopy(received, count - left, received, 0, left);
      count = left;
    }
    System.arraycopy(piece, 0, received, count, read);
    count += read;
  }

  /** Keeps the line silent before a frame, and forgets what still comes. */
  private void beSilent() throws LinkLostException {
    LockSupport.parkNanos(Math.max(LEAST_SILENCE_NANOS, Math.round(SILENT_CHARACTERS * byteNanos)));
    link.discard();
  }

  private void listen(long nanos) throws LinkLostException {
    long end = System.nanoTime() + nanos;
    for (long left = nanos; left > 0; left = end - System.nanoTime()) {
      link.read(piece, TimeUnit.NANOSECONDS.toMillis(left) + 1);
    }
  }
}
