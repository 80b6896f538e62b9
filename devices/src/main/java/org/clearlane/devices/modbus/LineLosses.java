// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import java.util.HashMap;
import java.util.Map;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.serial.LinkHealth;

/**
 * Tells what goes on on a line, and from lost replies how good it is: two in a row make it
 * degraded, forty answers in a row good again. One loss now and then is what a long line has.
 */
final class LineLosses {
  private static final int LOSSES = 2;
  private static final int CLEAN = 40;

  private final LinkHealth health;
  private final Map<String, String> answers = new HashMap<>();
  private int lost;
  private int clean;

  LineLosses(LinkHealth health) {
    this.health = health;
  }

  /**
   * A request was answered.
   *
   * @param reads whether it asks for what is asked all the time; told when the answer is another
   */
  void answered(String request, String answer, boolean reads) {
    if (reads && answer.equals(answers.put(request, answer))) {
      health.idled();
    } else {
      health.sent(request);
      health.received(answer);
    }
    lost = 0;
    clean++;
    if (clean >= CLEAN && health.status().state() == LinkState.DEGRADED) {
      health.enter(LinkState.ONLINE);
    }
  }

  /**
   * A request was not answered.
   *
   * @param damaged whether, instead, something came that was not intact
   */
  void missed(String request, boolean damaged) {
    health.sent(request);
    if (damaged) {
      health.faulty("damaged reply");
    } else {
      health.unanswered("no reply");
    }
    lost++;
    if (lost >= LOSSES) {
      degraded("no reply to " + request);
    }
  }

  /** What must not be refused was refused. */
  void refused(String what) {
    degraded(what);
  }

  /** Whether a late reply need not be waited for: there was none for some time. */
  boolean dead() {
    return lost > LOSSES;
  }

  private void degraded(String why) {
    clean = 0;
    if (health.status().reachable()) {
      health.enter(LinkState.DEGRADED, why);
    }
  }
}
