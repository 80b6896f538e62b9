// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.time.Duration;

/**
 * A bar code scanner that sends each code as printable ASCII followed by CR, LF or CRLF, the
 * factory setting of most serial scanners.
 *
 * @param port where it is plugged in
 * @param duplicateWindow a code equal to the one before is dropped when it comes within this time
 *     after the last copy; zero drops nothing
 */
public record ScannerWiring(SerialSettings port, Duration duplicateWindow) {
  /** Long enough for a scanner that repeats a code as long as it is in view. */
  public static final Duration DEFAULT_DUPLICATE_WINDOW = Duration.ofSeconds(2);

  /**
   * @throws IllegalArgumentException if the window is negative or longer than a minute
   */
  public ScannerWiring {
    if (duplicateWindow.isNegative() || duplicateWindow.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("the duplicate window must be 0 to 60 s");
    }
  }

  /** A scanner at 115200 baud with the default window. */
  public static ScannerWiring at(String path) {
    return new ScannerWiring(new SerialSettings(path, 115_200), DEFAULT_DUPLICATE_WINDOW);
  }
}
