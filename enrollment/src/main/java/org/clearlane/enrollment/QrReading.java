// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** What a scanned text proves. */
public sealed interface QrReading {

  /** The claim is the authority's and the device's; it may still have been used before. */
  record Genuine(QrClaim claim) implements QrReading {}

  /** The text proves nothing. */
  record Refused(QrRefusal refusal) implements QrReading {}
}
