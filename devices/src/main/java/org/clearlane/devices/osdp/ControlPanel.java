// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;

/**
 * The control panel's end of the conversation with one peripheral device, plain mode. Used by one
 * thread.
 *
 * <p>Sequence numbers run 0, 1, 2, 3, 1, 2, 3 … (SIA OSDP 2.2). A command without reply is repeated
 * with identical bytes, so that the device repeats its reply instead of executing twice. Once it is
 * given up, the next command starts again at 0, which makes the device forget the old sequence;
 * nothing but ID may be sent then, so that a late reply to the old command is not taken for the
 * reply to another.
 */
public final class ControlPanel {
  /** Bits that a byte takes on the line: start, eight, stop. */
  private static final int BITS = 10;

  /**
   * A reply that has begun may pause this long between pieces; USB adapters deliver every 16 ms.
   */
  private static final long PIECE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  /** However long a reply drags on, noise must not hold the line; a largest frame at 19200 baud. */
  private static final long LONGEST_REPLY_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

  private final SerialLink link;
  private final int address;
  private final long byteNanos;
  private final OsdpTiming timing;
  private final LineQuality quality;
  private final FrameReader reader;
  private final byte[] piece = new byte[FrameReader.PIECE];
  private int sequence;
  private long lastReply = System.nanoTime();

  public ControlPanel(
      SerialLink link, int address, int baudRate, OsdpTiming timing, LinkHealth health) {
    this.link = link;
    this.address = address;
    this.byteNanos = TimeUnit.SECONDS.toNanos(BITS) / baudRate;
    this.timing = timing;
    this.quality = new LineQuality(health);
    this.reader = new FrameReader(address | Frame.REPLY);
  }

  /** Whether the conversation has to begin (again), with ID. */
  public boolean atStart() {
    return sequence == 0;
  }

  /** How long the device has not answered. */
  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastReply);
  }

  /**
   * Sends a command until it is answered. It is not sent again later than one reply time before
   * {@code giveUp}.
   *
   * @param giveUp in {@link System#nanoTime()}
   */
  public Exchange exchange(Command command, long giveUp) throws LinkLostException {
    byte[] line = command.frame(address, sequence, FrameCheck.CRC).line();
    int transmissions = 0;
    while (transmissions == 0 || System.nanoTime() - giveUp + timing.reply().toNanos() < 0) {
      transmissions++;
      reader.reset();
      link.write(line);
      Optional<Reply> reply = awaitReply(line.length);
      if (reply.isEmpty()) {
        quality.missed(command);
      } else if (reply.get() instanceof Reply.Busy) {
        pauseBusy();
      } else {
        advance(reply.get());
        return new Exchange.Answered(reply.get(), transmissions);
      }
    }
    sequence = 0;
    return new Exchange.Silent();
  }

  private Optional<Reply> awaitReply(int sent) throws LinkLostException {
    long now = System.nanoTime();
    long end = now + sent * byteNanos + LONGEST_REPLY_NANOS;
    long deadline = now + sent * byteNanos + timing.reply().toNanos();
    while (deadline - now > 0) {
      int count = link.read(piece, TimeUnit.NANOSECONDS.toMillis(deadline - now) + 1);
      if (count > 0) {
        reader.add(piece, count);
        Optional<Reply> reply = takeReply();
        if (reply.isPresent()) {
          return reply;
        }
      }
      now = System.nanoTime();
      if (count > 0 && reader.inFrame() && deadline - now < PIECE_NANOS) {
        deadline = now + PIECE_NANOS - end > 0 ? end : now + PIECE_NANOS;
      }
    }
    return Optional.empty();
  }

  /** Takes the reply to the command that is out; others are late replies to earlier ones. */
  private Optional<Reply> takeReply() {
    Optional<Frame> frame = reader.next();
    while (frame.isPresent()) {
      Frame found = frame.get();
      // BUSY comes with sequence 0 whatever the command's was.
      boolean mine = found.sequence() == sequence || found.code() == Replies.BUSY;
      // A device answers with the check of the command; one byte of checksum would let noise pass.
      if (mine && found.check() == FrameCheck.CRC && found.security().length == 0) {
        lastReply = System.nanoTime();
        quality.answered();
        return Optional.of(Replies.of(found));
      }
      frame = reader.next();
    }
    return Optional.empty();
  }

  private void advance(Reply reply) {
    // NAK 4: the device expects another number, perhaps because it was restarted. Begin again.
    boolean lostCount = reply instanceof Reply.Nak nak && nak.reason() == 4;
    sequence = lostCount ? 0 : sequence % 3 + 1;
  }

  private void pauseBusy() throws LinkLostException {
    // Reading is the wait: what comes now is a late reply and must not stay in the buffer.
    link.read(piece, timing.poll().toMillis());
  }
}
