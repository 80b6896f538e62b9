// SPDX-License-Identifier: Apache-2.0
package org.clearlane.enrollment;

/** What became of a change to a population; only {@link #DONE} changed anything. */
public enum PopulationChange {
  DONE,
  /** There is no such population. */
  UNKNOWN,
  /** There is one of that code already. */
  EXISTS,
  /** It has more members than the wanted capacity. */
  TOO_MANY_MEMBERS
}
