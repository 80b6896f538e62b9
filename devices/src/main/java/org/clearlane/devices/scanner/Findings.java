// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import static java.lang.System.Logger.Level.DEBUG;

import java.time.Instant;
import java.util.function.Consumer;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.ScannedCode;
import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.serial.LinkHealth;

/** Where a scanner's conversation goes: codes to the lane, troubles to the health. */
final class Findings {
  private static final System.Logger LOG = System.getLogger(Findings.class.getName());

  private final LinkHealth health;
  private final Consumer<ScannedCode> codes;
  private final DuplicateFilter duplicates;
  private LinkState state = LinkState.ONLINE;
  private long readings;
  private long unreadable;

  Findings(ScannerWiring wiring, LinkHealth health, Consumer<ScannedCode> codes) {
    this.health = health;
    this.codes = codes;
    this.duplicates = new DuplicateFilter(wiring.duplicateWindow());
  }

  /** The port is open: a scanner that nobody has asked anything says nothing. */
  void opened() {
    enter(LinkState.ONLINE);
  }

  void code(String code) {
    readings++;
    health.received("code of " + code.length() + " characters");
    if (duplicates.isNew(code, System.nanoTime())) {
      codes.accept(new ScannedCode(code, Instant.now()));
    }
  }

  /** So many codes more could not be read. */
  void unreadable(long count) {
    if (count > 0) {
      readings++;
      unreadable += count;
      health.faulty("unreadable code");
      health.enter(state, "unreadable codes: " + unreadable);
      LOG.log(DEBUG, "a scanner sent an unreadable code");
    }
  }

  /** The scanner refused something; it works nevertheless. */
  void refused(String what) {
    health.received("refused " + what);
    health.enter(state, "the scanner refused " + what);
  }

  /** The scanner does not answer. */
  void silent(String reason) {
    health.unanswered(reason);
    state = LinkState.DEGRADED;
    health.enter(state, reason);
  }

  /** The scanner does not do as it is told. */
  void disobeyed(String reason) {
    state = LinkState.DEGRADED;
    health.faulty(reason);
    health.enter(state, reason);
  }

  /** The scanner keeps to the protocol. */
  void answered() {
    health.seen();
    enter(LinkState.ONLINE);
  }

  /** Nothing is being read: an old code need not be remembered. */
  void idle() {
    duplicates.forget(System.nanoTime());
  }

  /** How often the scanner has read something, well or badly. */
  long readings() {
    return readings;
  }

  private void enter(LinkState entered) {
    state = entered;
    health.enter(entered);
  }
}
