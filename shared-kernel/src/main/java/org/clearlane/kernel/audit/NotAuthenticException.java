// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel.audit;

/** A line of the checkpoint file is not what the authority wrote there. */
final class NotAuthenticException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param line counted from one
   */
  NotAuthenticException(long line, String what) {
    super("checkpoint line " + line + " " + what);
  }
}
