// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

/**
 * Why a passage took its last turn. Only the owning authority's officers and the audit trail see
 * it; displays, controllers and partners never do.
 */
public enum PassageReason {
  NONE,
  CODE_MALFORMED,
  CODE_OF_OTHER_AUTHORITY,
  CODE_NOT_AUTHENTIC,
  CODE_STALE,
  CODE_EXPIRED,
  CODE_REVOKED,
  CODE_REPLAYED,
  NO_USABLE_FACE,
  CAPTURE_TIMED_OUT,
  PRESENTATION_ATTACK_SUSPECTED,
  FACE_MISMATCH,
  MODEL_MISMATCH,
  NOT_ENROLLED,
  NO_CONSENT,
  DOCUMENT_EXPIRED,
  WATCHLIST_REFER,
  WATCHLIST_DETAIN,
  GATE_NOT_READY,
  GATE_REFUSED,
  NOT_CROSSED,
  SERVER_RESTARTED,
  LANE_CLOSED
}
