// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import org.clearlane.devices.ChipResult;
import org.clearlane.devices.DevicesException;

/** A reading cannot go on. */
final class EndedReadingException extends DevicesException {
  private static final long serialVersionUID = 1L;
  private final ChipResult.Reason reason;

  EndedReadingException(ChipResult.Reason reason) {
    super("the reading ended: " + reason);
    this.reason = reason;
  }

  ChipResult.Reason reason() {
    return reason;
  }
}
