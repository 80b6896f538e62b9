// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/** Code that belongs to an authority ran without one being bound. */
public final class NoAuthorityException extends KernelException {
  private static final long serialVersionUID = 1L;

  public NoAuthorityException() {
    super("no authority is bound to this call");
  }
}
