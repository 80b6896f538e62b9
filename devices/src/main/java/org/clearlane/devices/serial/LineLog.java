// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.clearlane.devices.DeviceReport;
import org.clearlane.devices.DeviceStatus;
import org.clearlane.devices.FrameNote;
import org.clearlane.devices.FrameNote.Direction;

/** Counts the messages on a line and keeps the newest. Written by one thread, read by any. */
final class LineLog {
  /** Some minutes of a lane at work; 200 travellers are told from the record, not from here. */
  private static final int MOST = 256;

  private static final int LONGEST = 200;

  private final Deque<FrameNote> notes = new ArrayDeque<>(MOST);
  private final AtomicLong openings = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong faulty = new AtomicLong();
  private final AtomicLong unanswered = new AtomicLong();

  void opened() {
    openings.incrementAndGet();
  }

  void count(Direction direction) {
    AtomicLong counter =
        switch (direction) {
          case SENT -> sent;
          case RECEIVED -> received;
          case FAULTY -> faulty;
        };
    counter.incrementAndGet();
  }

  void unanswered(String text) {
    unanswered.incrementAndGet();
    note(Direction.FAULTY, text);
  }

  void note(Direction direction, String text) {
    count(direction);
    FrameNote note =
        new FrameNote(
            Instant.now(),
            direction,
            text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text);
    synchronized (notes) {
      if (notes.size() == MOST) {
        notes.removeFirst();
      }
      notes.addLast(note);
    }
  }

  DeviceReport report(DeviceStatus status) {
    List<FrameNote> kept;
    synchronized (notes) {
      kept = List.copyOf(notes);
    }
    return new DeviceReport(
        status, openings.get(), sent.get(), received.get(), faulty.get(), unanswered.get(), kept);
  }
}
