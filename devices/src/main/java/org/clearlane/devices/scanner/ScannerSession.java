// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.clearlane.devices.ScannedCode;
import org.clearlane.devices.Scanner;
import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.ScannerWiring.Trigger;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.LinkSession;
import org.clearlane.devices.serial.SerialLink;
import org.clearlane.devices.serial.StopSignal;

/** Listens to a scanner and tells it when to read. */
public final class ScannerSession implements LinkSession, Scanner {
  /**
   * How often the thread looks whether it has to stop and what the lane wants. {@link
   * SerialLink#read} may make it 200 ms.
   */
  private static final int LOOK_MILLIS = 100;

  /**
   * How long a scanner may pause within a code. Scanners send a code in one go; this covers the
   * pauses of a USB adapter and of a busy machine, and is shorter than the time between travellers.
   */
  private static final long PAUSE_MILLIS = 200;

  private final ScannerWiring wiring;
  private final Findings findings;
  private volatile Arming.Wish wish = Arming.Wish.NONE;

  public ScannerSession(ScannerWiring wiring, LinkHealth health, Consumer<ScannedCode> codes) {
    this.wiring = wiring;
    this.findings = new Findings(wiring, health, codes);
  }

  @Override
  public synchronized void trigger(boolean on) {
    if (wiring.trigger().isPresent()) {
      wish = new Arming.Wish(on, wish.number() + 1);
    }
  }

  @Override
  public void converse(SerialLink link, StopSignal stop) throws LinkLostException {
    Dialect dialect = Dialect.of(wiring, link, findings);
    Arming arming =
        new Arming(wiring.trigger().orElse(Trigger.OF_LANGUAGE), dialect, findings.readings());
    long gapMillis = wiring.format().idleGap().map(Duration::toMillis).orElse(PAUSE_MILLIS);
    byte[] piece = new byte[Dialect.PIECE];
    findings.opened();
    long heardAt = System.nanoTime();
    while (!stop.raised()) {
      int count = link.read(piece, Math.min(LOOK_MILLIS, gapMillis));
      long now = System.nanoTime();
      if (count > 0) {
        heardAt = now;
        dialect.heard(piece, count, now);
      } else {
        if (now - heardAt >= TimeUnit.MILLISECONDS.toNanos(gapMillis)) {
          dialect.paused();
        }
        findings.idle();
      }
      arming.look(wish, findings.readings(), now);
      dialect.look(now);
    }
  }
}
