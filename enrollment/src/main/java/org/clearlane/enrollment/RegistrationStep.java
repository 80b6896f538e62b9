// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** What a registration waits for. */
public enum RegistrationStep {
  /** The e-ID provider's word on who the traveller is. */
  PROOFING,
  /** The travel document that the e-ID names. */
  DOCUMENT,
  /** A usable picture of the face. */
  PORTRAIT,
  /** Services and consent. */
  CONSENT,
  /** The key of the device that will show the QR code. */
  COMPLETION,
  /** Nothing: the traveller is enrolled. */
  DONE
}
