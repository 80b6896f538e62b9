// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator;

/** The emulator cannot do what it was asked to, for a reason on this machine. */
public final class EmulatorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EmulatorException(String message) {
    super(message);
  }

  public EmulatorException(String message, Throwable cause) {
    super(message, cause);
  }
}
