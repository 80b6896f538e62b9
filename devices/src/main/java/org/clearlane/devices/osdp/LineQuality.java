// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.serial.LinkHealth;

/**
 * Judges the line by lost replies. Two losses in a row make it degraded: a single one happens on
 * any RS-485 line and is repaired unseen. 40 clean exchanges, about two seconds, make it good
 * again.
 */
final class LineQuality {
  private static final int LOSSES = 2;
  private static final int CLEAN = 40;

  /** Questions that are asked all the time: told when the answer is another. */
  private static final Set<String> REPEATED = Set.of("POLL", "LSTAT", "ISTAT");

  private final LinkHealth health;
  private final Map<String, String> answers = new HashMap<>();
  private int lost;
  private int clean;

  LineQuality(LinkHealth health) {
    this.health = health;
  }

  /**
   * A command went out once.
   *
   * @param reply what came in time
   * @param damaged whether, instead, something came that was not intact
   */
  void exchanged(String command, int transmission, Optional<Reply> reply, boolean damaged) {
    String name = transmission == 1 ? command : command + " (again)";
    if (reply.isEmpty()) {
      health.sent(name);
      if (damaged) {
        health.faulty("damaged reply");
      } else {
        health.unanswered("no reply");
      }
      missed(command);
      return;
    }
    String answer = reply.get().toString();
    if (REPEATED.contains(command) && answer.equals(answers.put(command, answer))) {
      health.idled();
    } else {
      health.sent(name);
      health.received(answer);
    }
    answered();
  }

  private void answered() {
    lost = 0;
    clean++;
    if (clean >= CLEAN && health.status().state() == LinkState.DEGRADED) {
      health.enter(LinkState.ONLINE);
    }
  }

  private void missed(String command) {
    clean = 0;
    lost++;
    if (lost >= LOSSES && health.status().reachable()) {
      health.enter(LinkState.DEGRADED, "no reply to " + command);
    }
  }
}
