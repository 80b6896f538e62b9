// SPDX-License-Identifier: Apache-2.0
package org.clearlane.watchlist;

/** What is to happen when the subject of an entry appears. */
public enum Instruction {
  /** The gate stays shut and officers are alerted; to everybody else it is a referral. */
  DETAIN,
  /** The traveller is referred to an officer. */
  REFER
}
