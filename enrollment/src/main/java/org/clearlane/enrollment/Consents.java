// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.time.Instant;
import java.util.List;
import org.clearlane.kernel.TravellerId;

/** What travellers of the current authority consented to. Thread safe. */
public interface Consents {

  /** Version of the consent texts that enrolment shows now. */
  String TEXT_VERSION = "2026-11";

  /**
   * A consent in force.
   *
   * @param textVersion of the words that the traveller agreed to
   * @param recordedBy who recorded it
   */
  record Consent(
      ConsentPurpose purpose, String textVersion, Instant grantedAt, String recordedBy) {}

  /** The traveller's consents in force, the oldest first. */
  List<Consent> inForce(TravellerId traveller);

  /**
   * Records that the traveller agrees to a purpose under the current text; nothing changes where
   * that is in force.
   *
   * @param by who records it, for the audit trail
   * @return false if the traveller is unknown or withdrawn
   */
  boolean grant(TravellerId traveller, ConsentPurpose purpose, String by);

  /**
   * Ends a consent, effective once the transaction has committed. What was kept for that purpose
   * alone is gone with it: the fingers of {@link ConsentPurpose#E_CHANNEL}, the credentials of
   * {@link ConsentPurpose#CONTACTLESS_CHANNEL}. With the last consent the enrolment ends, as by
   * {@link Enrollments#withdraw}: nothing is kept that serves no purpose.
   *
   * @param by who records it, for the audit trail
   * @return false if it was not in force
   */
  boolean withdraw(TravellerId traveller, ConsentPurpose purpose, String by);

  /** Whether the traveller's consent to this purpose is in force. */
  boolean granted(TravellerId traveller, ConsentPurpose purpose);
}
