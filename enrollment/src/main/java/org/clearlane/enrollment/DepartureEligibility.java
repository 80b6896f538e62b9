// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** Whether a passenger may leave through a lane by face. Nobody is told why not. */
public enum DepartureEligibility {
  /** An enrolled resident who consented, with the face of the enrolment. */
  ELIGIBLE,
  /** Everybody else: an officer at a counter. */
  COUNTER
}
