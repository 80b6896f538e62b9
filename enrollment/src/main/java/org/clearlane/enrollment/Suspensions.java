// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Optional;
import org.clearlane.kernel.TravellerId;

/**
 * Enrolments of the current authority that are kept but not used. Thread safe; each call is a
 * transaction or joins one.
 */
public interface Suspensions {

  /**
   * Suspends an enrolment, effective once the transaction has committed: lanes refer the traveller,
   * no device gets a credential, and the face leaves every gallery before the call returns.
   * Consents and credentials stay as they are. Suspended again, it takes the new reason.
   *
   * @param by who asks, for the audit trail
   * @return false if the traveller is unknown or withdrawn
   */
  boolean suspend(TravellerId traveller, SuspensionReason reason, String by);

  /**
   * Ends a suspension: everything is as it was before. Nothing changes where there is none.
   *
   * @return false if the traveller is unknown or withdrawn
   */
  boolean resume(TravellerId traveller, String by);

  /** The suspension of this traveller's enrolment, if there is one. */
  Optional<Suspension> of(TravellerId traveller);
}
