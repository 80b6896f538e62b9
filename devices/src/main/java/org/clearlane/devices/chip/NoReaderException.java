// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import org.clearlane.devices.DevicesException;

/** There is no reader of the name that was asked for, or no PC/SC at all. */
public final class NoReaderException extends DevicesException {
  private static final long serialVersionUID = 1L;

  public NoReaderException() {
    super("there is no such card reader");
  }
}
