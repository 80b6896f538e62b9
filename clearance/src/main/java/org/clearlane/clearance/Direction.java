// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

/** Which way a lane leads, seen from the authority that owns it. */
public enum Direction {
  ENTRY,
  EXIT
}
