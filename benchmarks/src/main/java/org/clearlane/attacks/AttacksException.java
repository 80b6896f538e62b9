// SPDX-License-Identifier: Apache-2.0
package org.clearlane.attacks;

import org.jspecify.annotations.Nullable;

/** Something that who called the tool can mend. */
final class AttacksException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitStatus;

  private AttacksException(int exitStatus, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exitStatus = exitStatus;
  }

  /** Options or pictures that cannot be used. */
  static AttacksException unusable(String message) {
    return new AttacksException(2, message, null);
  }

  /** What was promised and did not work. */
  static AttacksException failed(String message) {
    return new AttacksException(1, message, null);
  }

  /** A file that cannot be read or written. */
  static AttacksException failed(String message, Throwable cause) {
    return new AttacksException(1, message, cause);
  }

  int exitStatus() {
    return exitStatus;
  }
}
