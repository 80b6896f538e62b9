// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import org.clearlane.kernel.TravellerId;

/** Travellers of the current authority who have another travel document, or the same put right. */
public interface DocumentChanges {

  /**
   * Has an enrolment name another document, or other particulars of the same. Identity is sealed
   * anew, credentials are revoked where they name what has changed, places on rosters follow the
   * document, and a new portrait takes the place of all others. Blocks for some tens of
   * milliseconds with a portrait.
   *
   * @param by who asks, for the audit trail, which tells the fields that changed and no value
   */
  DocumentOutcome change(TravellerId traveller, DocumentChange change, String by);
}
