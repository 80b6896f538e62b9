// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Set;

/**
 * A serial port with eight data bits and one stop bit.
 *
 * @param path device file, or a symbolic link to it, which is resolved again at every opening
 * @param baudRate bits per second, one of the usual rates from 1200 to 230400
 * @param parity the parity bit of each byte
 */
public record SerialSettings(String path, int baudRate, Parity parity) {
  private static final Set<Integer> RATES =
      Set.of(1200, 2400, 4800, 9600, 19_200, 38_400, 57_600, 115_200, 230_400);

  /** Kinds of parity bit. */
  public enum Parity {
    NONE,
    EVEN
  }

  /**
   * @throws IllegalArgumentException if the path is blank or the rate unusual
   */
  public SerialSettings {
    if (path.isBlank()) {
      throw new IllegalArgumentException("a serial port needs a path");
    }
    if (!RATES.contains(baudRate)) {
      throw new IllegalArgumentException("unusual baud rate " + baudRate);
    }
  }

  /** A port without parity bit. */
  public SerialSettings(String path, int baudRate) {
    this(path, baudRate, Parity.NONE);
  }
}
