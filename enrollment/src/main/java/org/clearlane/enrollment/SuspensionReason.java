// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** Why an enrolment is suspended; only officers see it. */
public enum SuspensionReason {
  /** The travel document was reported lost or stolen. */
  DOCUMENT_LOST,
  /** Particulars or picture may be another person's; they are being looked at. */
  IDENTITY_IN_DOUBT,
  /** Somebody else may be using the enrolment. */
  MISUSE_SUSPECTED,
  /** The traveller disputes the data or objects to their use, and no decision has been taken. */
  TRAVELLER_OBJECTS,
  /** The traveller asks for a pause. */
  TRAVELLER_ASKS
}
