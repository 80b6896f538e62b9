// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import java.time.Duration;
import java.util.Optional;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;

/**
 * Questions to a sensor and their answers. Answers carry no number, so after a missed one the line
 * must be silent before the next question: a late answer would be taken for that one's. Used by one
 * thread.
 */
final class Dialogue {
  /** So many missed answers in a row end the session. */
  private static final int MOST_MISSED = 3;

  private static final Duration QUIET = Duration.ofMillis(500);

  /** A picture that nobody waits for takes so long at most, at 9600 baud in small packets. */
  private static final Duration LONGEST_PICTURE = Duration.ofSeconds(60);

  private final SensorLine line;
  private final LinkHealth health;
  private int missed;
  private long answeredAt = System.nanoTime();

  Dialogue(SensorLine line, LinkHealth health) {
    this.line = line;
    this.health = health;
  }

  SensorLine line() {
    return line;
  }

  /**
   * Asks once.
   *
   * @return empty if no answer came in time, the sensor could not read the command, or it is to
   *     stop
   * @throws LinkLostException if this was the last answer that may be missed
   */
  Optional<Packet> ask(Command command) throws LinkLostException {
    line.send(command);
    long deadline = System.nanoTime() + command.patience().toNanos();
    Optional<Packet> packet = line.next(deadline);
    while (packet.isPresent() && !command.answeredBy(packet.get())) {
      packet.get().wipe();
      packet = line.next(deadline);
    }
    if (packet.isEmpty()) {
      if (!line.stopped()) {
        health.unanswered("no answer");
      }
      missed("no answer");
    } else if (Status.of(packet.get()) == Status.DAMAGED_COMMAND) {
      damaged("a command arrived damaged");
      return Optional.empty();
    } else {
      answered();
    }
    return packet;
  }

  /** Whether the sensor has said nothing for so long. */
  boolean silentFor(Duration time) {
    return missed > 0 || System.nanoTime() - answeredAt >= time.toNanos();
  }

  void answered() {
    missed = 0;
    answeredAt = System.nanoTime();
    if (health.reached()) {
      health.enter(LinkState.ONLINE);
    }
  }

  /** Something arrived damaged, here or there. */
  void damaged(String what) throws LinkLostException {
    health.faulty(what);
    missed(what);
  }

  /** An answer or a picture did not arrive. */
  private void missed(String what) throws LinkLostException {
    if (line.stopped()) {
      return;
    }
    missed++;
    if (missed >= MOST_MISSED) {
      throw new LinkLostException(what + ", " + missed + " times in a row");
    }
    if (health.reached()) {
      health.enter(LinkState.DEGRADED, what);
    }
    line.awaitQuiet(QUIET, LONGEST_PICTURE);
  }
}
