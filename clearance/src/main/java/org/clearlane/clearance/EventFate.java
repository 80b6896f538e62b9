// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

/** What became of an event that a lane controller told. */
public enum EventFate {
  /** The lane was told. */
  TAKEN,
  /** Too old for the lane, and kept for the record only. */
  RECORDED,
  /** Too old for the lane, and of a kind that is not recorded: a code. */
  DROPPED,
  /** It was told before. */
  KNOWN
}
