// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.jspecify.annotations.Nullable;

/**
 * The control panel's end of the conversation with one peripheral device. Used by one thread.
 *
 * <p>Sequence numbers run 0, 1, 2, 3, 1, 2, 3 … (SIA OSDP 2.2). A command without reply is repeated
 * with identical bytes, so that the device repeats its reply instead of executing twice. Once it is
 * given up, the next command starts again at 0, which makes the device forget the old sequence and
 * the secure channel; nothing but a greeting may be said then, so that a late reply to the old
 * command is not taken for the reply to another.
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

  private static final int RANDOM_BYTES = 8;

  /** NAK reasons after which the conversation has to begin again. */
  private static final int BAD_SEQUENCE = 4;

  private static final int CHANNEL_UNSUPPORTED = 5;
  private static final int CHANNEL_REQUIRED = 6;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final SerialLink link;
  private final int address;
  private final long byteNanos;
  private final OsdpTiming timing;
  private final LineQuality quality;
  private final Interlude interlude;
  private final FrameReader reader;
  private final byte[] piece = new byte[FrameReader.PIECE];
  private FrameCheck check = FrameCheck.CRC;
  private int sequence;
  private boolean secureOnly;
  private @Nullable SecureChannel channel;
  private long lastReply = System.nanoTime();
  private boolean answered;

  /** What may be done with the line while a device does not answer. */
  public interface Interlude {
    /** Speaks with other devices, for a short time. */
    void run() throws LinkLostException;
  }

  public ControlPanel(
      SerialLink link, int address, int baudRate, OsdpTiming timing, LinkHealth health) {
    this(link, address, baudRate, timing, health, () -> {});
  }

  /**
   * @param interlude called before a command is repeated
   */
  public ControlPanel(
      SerialLink link,
      int address,
      int baudRate,
      OsdpTiming timing,
      LinkHealth health,
      Interlude interlude) {
    this.link = link;
    this.address = address;
    this.byteNanos = TimeUnit.SECONDS.toNanos(BITS) / baudRate;
    this.timing = timing;
    this.quality = new LineQuality(health);
    this.interlude = interlude;
    this.reader = new FrameReader(address | Frame.REPLY);
  }

  /** Whether the conversation has to begin (again), with a greeting. */
  public boolean atStart() {
    return sequence == 0;
  }

  /** How long the device has not answered. */
  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastReply);
  }

  /**
   * Speaks with the other of the two checks from now on. A device answers in the check that it
   * knows, or not at all.
   */
  public void changeCheck() {
    check = check == FrameCheck.CRC ? FrameCheck.CHECKSUM : FrameCheck.CRC;
    restart();
  }

  /** Whether the device answered the newest transmission. */
  public boolean answeredLast() {
    return answered;
  }

  /** Whether it speaks with the weaker check. */
  public boolean speaksChecksum() {
    return check == FrameCheck.CHECKSUM;
  }

  /** From now on nothing is said but the handshake and what goes through the secure channel. */
  public void sayNothingPlain() {
    secureOnly = true;
  }

  /** Begins again: the device forgets the sequence and the secure channel. */
  public void restart() {
    sequence = 0;
    channel = null;
  }

  /**
   * Sends a command until it is answered, through the secure channel once it is open. It is not
   * sent again later than one reply time before {@code giveUp}. Where nothing may be said in plain
   * and no channel is open, nothing is sent.
   *
   * @param giveUp in {@link System#nanoTime()}
   */
  public Exchange exchange(Command command, long giveUp) throws LinkLostException {
    SecureChannel secure = channel;
    if (secure == null && secureOnly) {
      restart();
      return new Exchange.Silent();
    }
    Frame frame =
        secure == null
            ? command.frame(address, sequence, check)
            : secure.seal(address, sequence, check, command.code(), command.data());
    return transmit(frame, command.toString(), giveUp, this::understood);
  }

  /**
   * Opens the secure channel under a key.
   *
   * @return false if the device does not know the key, or does not answer
   */
  public boolean openChannel(ChannelKey key, long giveUp) throws LinkLostException {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    channel = null;
    SecureChannel opening = new SecureChannel(key, random);
    Held held = new Held();
    transmit(opening.challenge(address, sequence, check), "CHLNG", giveUp, held);
    Optional<Frame> proof =
        held.frame().flatMap(answer -> opening.prove(answer, address, sequence, check));
    if (proof.isEmpty() || sequence == 0) {
      restart();
      return false;
    }
    held.clear();
    transmit(proof.get(), "SCRYPT", giveUp, held);
    if (held.frame().filter(opening::confirm).isEmpty() || sequence == 0) {
      restart();
      return false;
    }
    channel = opening;
    return true;
  }

  /** Keeps a frame of the handshake, which is no reply to a command. */
  private static final class Held implements Function<Frame, Optional<Reply>> {
    private Optional<Frame> frame = Optional.empty();

    @Override
    public Optional<Reply> apply(Frame found) {
      if (found.security().length == 3) {
        frame = Optional.of(found);
        return Optional.of(new Reply.Ack());
      }
      return found.security().length == 0 ? Optional.of(Replies.of(found)) : Optional.empty();
    }

    Optional<Frame> frame() {
      return frame;
    }

    void clear() {
      frame = Optional.empty();
    }
  }

  private Exchange transmit(
      Frame frame, String name, long giveUp, Function<Frame, Optional<Reply>> understand)
      throws LinkLostException {
    byte[] line = frame.line();
    int transmissions = 0;
    while (transmissions == 0 || System.nanoTime() - giveUp + timing.reply().toNanos() < 0) {
      if (transmissions > 0) {
        interlude.run();
      }
      transmissions++;
      reader.begin(check);
      link.write(line);
      Optional<Reply> reply = awaitReply(line.length, understand);
      answered = reply.isPresent();
      quality.exchanged(name, transmissions, reply, reader.damaged());
      if (reply.isEmpty()) {
        continue;
      }
      if (reply.get() instanceof Reply.Busy) {
        pauseBusy();
      } else {
        advance(reply.get());
        return new Exchange.Answered(reply.get(), transmissions);
      }
    }
    restart();
    return new Exchange.Silent();
  }

  private Optional<Reply> awaitReply(int sent, Function<Frame, Optional<Reply>> understand)
      throws LinkLostException {
    long now = System.nanoTime();
    long end = now + sent * byteNanos + LONGEST_REPLY_NANOS;
    long deadline = now + sent * byteNanos + timing.reply().toNanos();
    while (deadline - now > 0) {
      int count = link.read(piece, TimeUnit.NANOSECONDS.toMillis(deadline - now) + 1);
      if (count > 0) {
        reader.add(piece, count);
        Optional<Reply> reply = takeReply(understand);
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
  private Optional<Reply> takeReply(Function<Frame, Optional<Reply>> understand) {
    Optional<Frame> frame = reader.next();
    while (frame.isPresent()) {
      Frame found = frame.get();
      // BUSY comes with sequence 0 whatever the command's was.
      boolean mine = found.sequence() == sequence || found.code() == Replies.BUSY;
      Optional<Reply> reply = mine ? understand.apply(found) : Optional.empty();
      if (reply.isPresent()) {
        lastReply = System.nanoTime();
        return reply;
      }
      frame = reader.next();
    }
    return Optional.empty();
  }

  /**
   * In plain, what is plain; in the secure channel, what is sealed, and of what is not only that
   * the device is busy or wants the handshake again: neither makes anything happen.
   */
  private Optional<Reply> understood(Frame found) {
    SecureChannel secure = channel;
    if (secure == null) {
      return found.security().length == 0 ? Optional.of(Replies.of(found)) : Optional.empty();
    }
    if (found.security().length > 0) {
      return secure.open(found).map(Replies::of);
    }
    return Optional.of(Replies.of(found))
        .filter(reply -> reply instanceof Reply.Busy || startsOver(reply));
  }

  private void advance(Reply reply) {
    if (startsOver(reply)) {
      restart();
    } else {
      sequence = sequence % 3 + 1;
    }
  }

  /**
   * The device was restarted and expects another number or has no channel. Without a channel NAK 5
   * and 6 answer one command only.
   */
  private boolean startsOver(Reply reply) {
    return reply instanceof Reply.Nak(int reason)
        && (reason == BAD_SEQUENCE
            || (channel != null && (reason == CHANNEL_UNSUPPORTED || reason == CHANNEL_REQUIRED)));
  }

  private void pauseBusy() throws LinkLostException {
    // Reading is the wait: what comes now is a late reply and must not stay in the buffer.
    link.read(piece, timing.poll().toMillis());
  }
}
