// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** The commands of a bar code scanner. Thread-safe. */
public interface Scanner {
  /**
   * Lets the scanner look for codes, or stop. Returns at once; the command is sent within 0.2 s.
   * The newest wish wins and is sent again when the scanner comes back, after each code and from
   * time to time while it is on, because scanners stop by themselves. Without effect on a scanner
   * that reads all the time, hangs on the lane controller, or is not there.
   */
  void trigger(boolean on);
}
