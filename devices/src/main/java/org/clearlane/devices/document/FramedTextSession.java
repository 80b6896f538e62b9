// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.document;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.clearlane.devices.DocumentReaderWiring.Framed;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.ScannedDocument;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;

/**
 * Listens to a reader that sends framed text by itself and understands no commands: it is online
 * once its port is open.
 */
final class FramedTextSession implements ReaderSession {
  /** How often the thread looks whether it has to stop. */
  private static final int LOOK_MILLIS = 100;

  /** Looks without a byte after which a text is torn; at 9600 baud a zone takes 0.1 s. */
  private static final int PATIENCE = 5;

  private static final int PIECE = 512;

  private final Framed marks;
  private final LinkHealth health;
  private final Consumer<ScannedDocument> documents;
  private volatile boolean armed;
  private long unreadable;

  FramedTextSession(Framed marks, LinkHealth health, Consumer<ScannedDocument> documents) {
    this.marks = marks;
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
    FramedTextFramer framer = new FramedTextFramer(marks, this::read);
    byte[] piece = new byte[PIECE];
    int idle = 0;
    health.enter(LinkState.ONLINE);
    while (!stop.raised()) {
      long before = unreadable + framer.dropped();
      int count = link.read(piece, LOOK_MILLIS);
      framer.add(piece, count);
      idle = count > 0 ? 0 : idle + 1;
      if (idle == PATIENCE) {
        framer.pause();
      }
      long after = unreadable + framer.dropped();
      if (after > before) {
        health.faulty("unreadable text");
        health.enter(LinkState.ONLINE, "unreadable texts: " + after);
      }
    }
  }

  private void read(String text) {
    Optional<List<String>> lines = ZoneLines.of(text);
    if (lines.isEmpty()) {
      unreadable++;
      return;
    }
    health.received();
    if (armed) {
      documents.accept(new ScannedDocument(lines.get(), Instant.now()));
    }
  }
}
