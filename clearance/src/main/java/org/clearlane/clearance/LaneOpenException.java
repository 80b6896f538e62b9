// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

/** A lane serves travellers and must be closed first. */
public class LaneOpenException extends ClearanceException {
  private static final long serialVersionUID = 1L;

  public LaneOpenException(LaneId lane) {
    super("lane " + lane + " is open");
  }
}
