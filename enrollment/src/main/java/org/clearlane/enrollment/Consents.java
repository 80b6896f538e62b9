// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

import org.clearlane.kernel.TravellerId;

/** What travellers of the current authority consented to. Thread safe. */
public interface Consents {

  /** Version of the consent texts that enrolment shows now. */
  String TEXT_VERSION = "2026-11";

  /** Whether the traveller's consent to this purpose is in force. */
  boolean granted(TravellerId traveller, ConsentPurpose purpose);
}
