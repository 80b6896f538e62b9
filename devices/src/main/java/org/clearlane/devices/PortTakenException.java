// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** A serial port, or an address on it, belongs to another lane. */
public class PortTakenException extends DevicesException {
  private static final long serialVersionUID = 1L;

  public PortTakenException(String message) {
    super(message);
  }
}
