// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.scanner;

import org.clearlane.devices.ScannerWiring;
import org.clearlane.devices.serial.LinkLostException;
import org.clearlane.devices.serial.SerialLink;

/**
 * The conversation with a scanner over a line that was opened. Used by one thread; times are in
 * {@link System#nanoTime()}.
 */
sealed interface Dialect permits TextDialect, SsiDialect {
  /** The most that may be heard at once. */
  int PIECE = 1024;

  static Dialect of(ScannerWiring wiring, SerialLink link, Findings findings) {
    return switch (wiring.language()) {
      case TEXT, HONEYWELL, NEWLAND -> new TextDialect(wiring, link, findings);
      case ZEBRA_SSI -> new SsiDialect(wiring.format(), link, findings);
    };
  }

  /** Takes bytes from the scanner. */
  void heard(byte[] piece, int count, long now) throws LinkLostException;

  /** Nothing came for the time of a pause. */
  void paused() throws LinkLostException;

  /** Tells the scanner to read or to stop. */
  void trigger(boolean on, long now) throws LinkLostException;

  /** Does what has become due. */
  void look(long now) throws LinkLostException;
}
