// SPDX-License-Identifier: Apache-2.0
package org.clearlane.emulator.chip;

/** The chip answers a command with a status word other than 9000. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final int status;

  RefusedException(int status) {
    super("status " + Integer.toHexString(status));
    this.status = status;
  }

  int status() {
    return status;
  }
}
