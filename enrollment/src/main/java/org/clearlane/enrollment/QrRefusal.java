// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** Why a QR text proves nothing; for the audit trail and officers, never for the display. */
public enum QrRefusal {
  /** Not the form of a QR credential. */
  MALFORMED,
  /** Of an authority that does not own this lane. */
  OTHER_AUTHORITY,
  /** Encrypted or signed with a key that is not, or no longer, the authority's. */
  UNKNOWN_KEY,
  /** The authority's or the device's signature does not verify. */
  BAD_SIGNATURE,
  /** The credential's validity has ended or not begun. */
  EXPIRED_CREDENTIAL,
  /** The device signed an earlier time step: a screenshot, or a clock that is slow. */
  STALE_CODE,
  /** The device signed a later time step: a clock that is fast. */
  FUTURE_CODE,
  /** Reported lost, replaced or withdrawn. */
  REVOKED
}
