// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;

/**
 * A one-time code with which a traveller's device gets its credential.
 *
 * @param text {@code authority-XXXX-XXXX-XXXX-XXXX}, letters and digits of Crockford's base 32
 */
public record ActivationCode(String text, Instant expiresAt) {
  /** Hides the code. */
  @Override
  public String toString() {
    return "ActivationCode[until " + expiresAt + "]";
  }
}
