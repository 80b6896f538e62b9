// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import static java.lang.System.Logger.Level.DEBUG;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.clearlane.devices.LinkState;
import org.clearlane.devices.ScannedCode;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.LinkSession;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;

/** Listens to a scanner. */
public final class ScannerSession implements LinkSession {
  private static final System.Logger LOG = System.getLogger(ScannerSession.class.getName());

  /**
   * How often the thread looks whether it has to stop, and how long a scanner may pause within a
   * code. Scanners send a code in one go; 100 ms covers a USB adapter's pauses. {@link
   * SerialLink#read} may make it 200 ms.
   */
  private static final int PAUSE_MILLIS = 100;

  private static final int PIECE = 1024;

  private final LinkHealth health;
  private final Consumer<ScannedCode> codes;
  private final DuplicateFilter duplicates;

  public ScannerSession(Duration duplicateWindow, LinkHealth health, Consumer<ScannedCode> codes) {
    this.health = health;
    this.codes = codes;
    this.duplicates = new DuplicateFilter(duplicateWindow);
  }

  @Override
  public void converse(SerialLink link, StopSignal stop) throws LinkLostException {
    LineFramer framer = new LineFramer(this::read);
    byte[] piece = new byte[PIECE];
    health.enter(LinkState.ONLINE);
    while (!stop.raised()) {
      long dropped = framer.dropped();
      int count = link.read(piece, PAUSE_MILLIS);
      if (count > 0) {
        framer.add(piece, count);
      } else {
        framer.pause();
        duplicates.forget(System.nanoTime());
      }
      if (framer.dropped() > dropped) {
        health.faulty("unreadable code");
        health.enter(LinkState.ONLINE, "unreadable codes: " + framer.dropped());
        LOG.log(DEBUG, "a scanner sent an unreadable code");
      }
    }
  }

  private void read(String code) {
    health.received("code of " + code.length() + " characters");
    if (duplicates.isNew(code, System.nanoTime())) {
      codes.accept(new ScannedCode(code, Instant.now()));
    }
  }
}
