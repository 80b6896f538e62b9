// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/**
 * A broken rule in the use of this module: wrong wiring, use after close, a call that must not be
 * made.
 */
public class DevicesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DevicesException(String message) {
    super(message);
  }

  public DevicesException(String message, Throwable cause) {
    super(message, cause);
  }
}
