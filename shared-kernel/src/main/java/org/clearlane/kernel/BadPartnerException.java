// SPDX-License-Identifier: Apache-2.0
package org.clearlane.kernel;

/** What is asked of a partner, a webhook or an event has the wrong form; the message says how. */
public final class BadPartnerException extends KernelException {
  private static final long serialVersionUID = 1L;

  public BadPartnerException(String message) {
    super(message);
  }
}
