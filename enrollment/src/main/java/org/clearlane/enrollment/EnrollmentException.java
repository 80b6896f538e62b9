// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import org.jspecify.annotations.Nullable;

/** A broken rule of enrolment; the base of this module's unchecked exceptions. */
public class EnrollmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnrollmentException(String message) {
    super(message);
  }

  public EnrollmentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
