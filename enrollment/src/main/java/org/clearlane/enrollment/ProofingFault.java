// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** Why the last proofing came to nothing. */
public enum ProofingFault {
  /** The traveller or the provider broke it off. */
  PROOFING_CANCELLED,
  /** The provider's answer does not hold. */
  PROOFING_FAILED,
  /** The answer came too late, or a second time. */
  PROOFING_EXPIRED,
  /** The provider does not answer. */
  PROVIDER_UNAVAILABLE
}
