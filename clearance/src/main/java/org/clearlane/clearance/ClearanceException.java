// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

/** A broken rule of lanes or passages; the base of this module's unchecked exceptions. */
public class ClearanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClearanceException(String message) {
    super(message);
  }

  public ClearanceException(String message, Throwable cause) {
    super(message, cause);
  }
}
