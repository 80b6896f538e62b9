// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.serial;

import java.io.IOException;

/** The serial line cannot be opened, or broke, or the device behind it fell silent. */
public final class LinkLostException extends IOException {
  private static final long serialVersionUID = 1L;

  public LinkLostException(String message) {
    super(message);
  }

  public LinkLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
