// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;

/** A sensor that takes pictures of a finger laid on it. Thread-safe; no call blocks. */
public interface FingerprintSensor {
  /**
   * Asks for one picture. One capture runs at a time: while it does, a newer one ends at once with
   * {@link CaptureFailure#BUSY}. After a cancelled capture the next may be asked for at once; it
   * begins when the line is quiet.
   *
   * <p>The picture is on its way for about 3.5 s at 115200 baud and 7 s at 57600, which comes on
   * top of the time for the finger: let other checks run meanwhile. A picture that arrives damaged
   * is fetched from the sensor once more.
   *
   * @param within how long to wait for a finger, 100 ms to 5 min
   * @param listener hears how far it is
   * @throws IllegalArgumentException if the time is outside these bounds
   */
  CaptureHandle capture(Duration within, CaptureListener listener);
}
