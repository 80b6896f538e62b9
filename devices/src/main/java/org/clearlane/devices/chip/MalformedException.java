// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.chip;

import org.clearlane.devices.DevicesException;

/** A file of a chip is not of the standard's form; the text names the part only. */
final class MalformedException extends DevicesException {
  private static final long serialVersionUID = 1L;

  MalformedException(String part) {
    super("wrong form: " + part);
  }
}
