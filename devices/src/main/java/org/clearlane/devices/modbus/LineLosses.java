// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import org.clearlane.devices.LinkState;
import org.clearlane.devices.serial.LinkHealth;

/**
 * Tells from lost replies how good a line is: two in a row make it degraded, forty answers in a row
 * good again. One loss now and then is what a long line has.
 */
final class LineLosses {
  private static final int LOSSES = 2;
  private static final int CLEAN = 40;

  private final LinkHealth health;
  private int lost;
  private int clean;

  LineLosses(LinkHealth health) {
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

  void missed() {
    lost++;
    if (lost >= LOSSES) {
      degraded("no reply");
    }
  }

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
