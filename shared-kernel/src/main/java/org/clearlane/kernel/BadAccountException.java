// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/** An account's name, password or roles have the wrong form. */
public final class BadAccountException extends KernelException {
  private static final long serialVersionUID = 1L;

  public BadAccountException(String message) {
    super(message);
  }
}
