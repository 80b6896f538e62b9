// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Optional;
import org.clearlane.devices.ScannerWiring.Trigger;

/** A scanner that a test can hold codes before and disturb; see {@link ScannerContract}. */
public interface ScannerRig extends AutoCloseable {
  /** Attaches a lane with the scanner, which drops no copies. */
  LaneEquipment attach(LaneListener listener, Optional<Trigger> trigger);

  /**
   * Holds a code before the scanner, which reads it once: at once, or when it is triggered if it
   * reads on demand.
   */
  void present(String code);

  /** Whether it was told to read and has read nothing since. */
  boolean armed();

  /** How often it was told to read. */
  int timesArmed();

  /** Junk that no code begins or ends in precedes each code. */
  void noise(boolean on);

  /** Codes come in pieces of one byte. */
  void split(boolean on);

  /** Of the next code or packet a byte at the end does not arrive. */
  void loseByte();

  /** The next packets are damaged on the line; for a scanner with checksums only. */
  void damage(int count);

  /** The next acknowledgements do not arrive at the scanner. */
  void loseAcknowledgements(int count);

  /** The scanner does not answer commands. */
  void mute(boolean on);

  void unplug();

  void plugIn();

  @Override
  void close();
}
