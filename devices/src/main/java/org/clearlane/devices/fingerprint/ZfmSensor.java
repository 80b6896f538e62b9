// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.fingerprint;

import java.time.Duration;
import org.clearlane.devices.CaptureHandle;
import org.clearlane.devices.CaptureListener;
import org.clearlane.devices.FingerprintSensor;
import org.clearlane.devices.FingerprintWiring;
import org.clearlane.devices.serial.LinkHealth;
import org.clearlane.devices.serial.LinkSession;

/** The callers' part of a sensor. */
public final class ZfmSensor implements FingerprintSensor {
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final CaptureDesk desk = new CaptureDesk();
  private final ZfmSession session;

  public ZfmSensor(FingerprintWiring wiring, LinkHealth health) {
    this.session = new ZfmSession(wiring, health, desk);
  }

  /** What is spoken over its line. */
  public LinkSession session() {
    return session;
  }

  @Override
  public CaptureHandle capture(Duration within, CaptureListener listener) {
    if (within.compareTo(SHORTEST) < 0 || within.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a finger is waited for 0.1 s to 5 min");
    }
    Capture capture = new Capture(within, listener);
    desk.submit(capture);
    return capture;
  }
}
