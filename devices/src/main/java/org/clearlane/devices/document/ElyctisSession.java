// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import static java.lang.System.Logger.Level.INFO;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.ScannedDocument;
import org.clearlane.devices.document.ElyctisMessage.Command;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;

/**
 * Speaks with an Elyctis reader: asks who it is, turns its continuous reading on while it is armed
 * (it ends after each document, and is turned on again), and asks every five seconds whether it is
 * still there. One question at a time.
 */
final class ElyctisSession implements ReaderSession {
  private static final System.Logger LOG = System.getLogger(ElyctisSession.class.getName());

  private static final long REPLY_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LIVENESS_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Questions without reply after which the line is opened anew. */
  private static final int PATIENCE = 3;

  private static final int LOOK_MILLIS = 50;

  /** Silence after which an incomplete message is torn; at 9600 baud a zone takes 0.1 s. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private static final int FAREWELL_MILLIS = 200;
  private static final int PIECE = 512;
  private static final int LONGEST_NAME = 40;

  private final LinkHealth health;
  private final Consumer<ScannedDocument> documents;
  private volatile boolean armed;

  private final ElyctisFramer framer = new ElyctisFramer(this::hear);
  private final Queue<Command> introduction = new ArrayDeque<>();
  private Optional<ElyctisMessage> asked = Optional.empty();
  private boolean greeted;
  private boolean reading;
  private long askedAt;
  private long notBefore;
  private long heardAt;
  private int unanswered;
  private long unreadable;

  ElyctisSession(LinkHealth health, Consumer<ScannedDocument> documents) {
    this.health = health;
    this.documents = documents;
  }

  @Override
  public void arm() {
    armed = true;
  }

  @Override
  public void disarm() {
    armed = false;
  }

  @Override
  public void converse(SerialLink link, StopSignal stop) throws LinkLostException {
    begin();
    byte[] piece = new byte[PIECE];
    while (!stop.raised()) {
      ask(link, System.nanoTime());
      int count = link.read(piece, LOOK_MILLIS);
      long now = System.nanoTime();
      long dropped = framer.dropped();
      if (count > 0) {
        heardAt = now;
        framer.add(piece, count);
      } else if (framer.held() > 0 && now - heardAt > PAUSE_NANOS) {
        framer.pause();
      }
      if (framer.dropped() > dropped) {
        reading = false; // it may have been a document, which ends continuous reading
      }
    }
    if (reading) {
      link.write(ElyctisMessage.continuous(false).bytes());
      // A port that is closed at once may keep back what was not sent yet.
      var _ = link.read(piece, FAREWELL_MILLIS);
    }
  }

  private void begin() {
    framer.pause();
    introduction.clear();
    introduction.addAll(
        List.of(Command.VERSION, Command.READING_VERSION, Command.PRODUCT, Command.SERIAL_NUMBER));
    asked = Optional.empty();
    greeted = false;
    reading = false;
    unanswered = 0;
    notBefore = System.nanoTime();
    askedAt = notBefore;
  }

  /** Asks the next question, unless a reply may still come. */
  private void ask(SerialLink link, long now) throws LinkLostException {
    if (asked.isPresent() && now - askedAt < REPLY_NANOS) {
      return;
    }
    if (asked.isPresent()) {
      missed(asked.get().command());
    }
    asked = now - notBefore >= 0 ? question(now) : Optional.empty();
    if (asked.isPresent()) {
      askedAt = now;
      link.write(asked.get().bytes());
      health.sent();
    }
  }

  private Optional<ElyctisMessage> question(long now) {
    if (!introduction.isEmpty()) {
      return Optional.of(ElyctisMessage.ask(introduction.element()));
    }
    boolean wanted = armed;
    if (wanted != reading) {
      return Optional.of(ElyctisMessage.continuous(wanted));
    }
    if (unanswered == 0 && now - askedAt < LIVENESS_NANOS) {
      return Optional.empty();
    }
    // Turned on again although it is on: the reader may have been restarted meanwhile.
    return Optional.of(
        wanted ? ElyctisMessage.continuous(true) : ElyctisMessage.ask(Command.VERSION));
  }

  private void missed(Command command) throws LinkLostException {
    if (greeted && !introduction.isEmpty()) {
      introduction.remove(); // not every model knows every question about itself
      return;
    }
    health.unanswered("no reply to " + command);
    if (!greeted) {
      health.enter(LinkState.CONNECTING, "no reply to " + command);
      return;
    }
    unanswered++;
    if (unanswered >= PATIENCE) {
      throw new LinkLostException("the document reader does not reply");
    }
    health.enter(LinkState.DEGRADED, "no reply to " + command);
  }

  private void hear(ElyctisMessage message) {
    health.received();
    boolean reply = asked.isPresent() && asked.get().command() == message.command();
    switch (message.command()) {
      case INQUIRE, ONE_LINE -> read(message.data());
      case CONTINUOUS -> {
        if (message.data().length() > 1) {
          read(message.data());
        } else if (reply) {
          switched(asked.get(), message);
        }
      }
      case VERSION, READING_VERSION, SERIAL_NUMBER, PRODUCT -> {
        if (reply) {
          introduced(message);
        }
      }
    }
  }

  private void introduced(ElyctisMessage message) {
    if (!introduction.isEmpty()) {
      introduction.remove();
      LOG.log(INFO, "a document reader says: {0} {1}", message.command(), name(message.data()));
    }
    answered();
  }

  private void switched(ElyctisMessage question, ElyctisMessage reply) {
    if (reply.data().equals(question.data())) {
      reading = question.equals(ElyctisMessage.continuous(true));
      answered();
    } else {
      asked = Optional.empty();
      notBefore = System.nanoTime() + REPLY_NANOS;
      unanswered = 0;
      health.seen();
      health.enter(LinkState.DEGRADED, "continuous reading is refused");
    }
  }

  private void answered() {
    asked = Optional.empty();
    greeted = true;
    unanswered = 0;
    health.seen();
    health.enter(LinkState.ONLINE);
  }

  private void read(String text) {
    reading = false; // continuous reading has ended with this document
    Optional<List<String>> lines = ZoneLines.of(text);
    if (lines.isPresent()) {
      health.seen();
      if (armed) {
        documents.accept(new ScannedDocument(lines.get(), Instant.now()));
      }
    } else if (!text.isBlank()) {
      unreadable++;
      health.faulty("unreadable document");
      health.enter(health.status().state(), "unreadable documents: " + unreadable);
    }
  }

  /** What a reader says about itself, fit for a log. */
  private static String name(String data) {
    String plain = data.replaceAll("[^A-Za-z0-9 ._-]", " ").strip();
    return plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
  }
}
