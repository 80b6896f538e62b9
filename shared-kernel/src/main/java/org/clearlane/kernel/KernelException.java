// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

import org.jspecify.annotations.Nullable;

/** A broken rule or a failed precondition in the kernel; the base of its unchecked exceptions. */
public class KernelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KernelException(String message) {
    super(message);
  }

  public KernelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
