// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment.proofing;

/**
 * What has to fit when a browser comes back from the provider.
 *
 * @param nonce the ID token must carry it
 * @param verifier proves that the code was asked for here (PKCE, RFC 7636)
 */
public record Challenge(String nonce, String verifier) {
  /** Hides both. */
  @Override
  public String toString() {
    return "Challenge[]";
  }
}
