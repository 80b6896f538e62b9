// SPDX-License-Identifier: Apache-2.0
package org.clearlane.clearance;

/** The current authority has no lane of this code. */
public final class UnknownLaneException extends ClearanceException {
  private static final long serialVersionUID = 1L;

  private final String lane;

  public UnknownLaneException(LaneId lane) {
    super("no lane " + lane);
    this.lane = lane.code();
  }

  public String lane() {
    return lane;
  }
}
