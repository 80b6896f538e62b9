// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.proofing;

import org.clearlane.enrollment.ProofingFault;

/** A proofing came to nothing. Its message names no person. */
public final class ProviderException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ProofingFault fault;

  ProviderException(ProofingFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  ProviderException(ProofingFault fault, String message, Exception cause) {
    super(message, cause);
    this.fault = fault;
  }

  public ProofingFault fault() {
    return fault;
  }
}
