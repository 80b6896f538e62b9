// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

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

  private final LinkHealth health;
  private int lost;
  private int clean;

  LineQuality(LinkHealth health) {
    this.health = health;
  }

  void answered() {
    health.seen();
    lost = 0;
    clean++;
    if (clean >= CLEAN && health.status().state() == LinkState.DEGRADED) {
      health.enter(LinkState.ONLINE);
    }
  }

  void missed(String command) {
    clean = 0;
    lost++;
    if (lost >= LOSSES && health.status().reachable()) {
      health.enter(LinkState.DEGRADED, "no reply to " + command);
    }
  }
}
