// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.boarding;

import org.clearlane.kernel.BoardingPassReading.Reason;

/** Ends the reading of a pass. Without stack trace and text: it says nothing but the reason. */
final class MalformedPass extends Exception {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  MalformedPass(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
