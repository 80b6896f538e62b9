// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import java.util.Optional;
import org.clearlane.kernel.TravellerId;

/** Answers travellers who ask what is kept about them. Thread safe. */
public interface Disclosures {

  /**
   * Everything that enrolment keeps about a traveller, unsealed. Written into the audit trail.
   *
   * @param by the officer who asks on behalf of the traveller
   * @return empty if the traveller is unknown or withdrawn
   */
  Optional<Disclosure> disclose(TravellerId traveller, String by);
}
