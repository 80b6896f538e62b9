// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import org.clearlane.devices.DevicesException;

/** The card was taken away or does not answer any more. */
public final class CardLostException extends DevicesException {
  private static final long serialVersionUID = 1L;

  public CardLostException() {
    super("the card does not answer");
  }
}
