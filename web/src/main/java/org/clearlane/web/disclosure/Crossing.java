// SPDX-License-Identifier: Apache-2.0
package org.clearlane.web.disclosure;

import java.time.Instant;
import org.clearlane.clearance.Direction;
import org.clearlane.clearance.PassageState;
import org.clearlane.clearance.PassageView;

/**
 * A passage as its traveller may know it: neither why it ended as it did, nor whether that was a
 * referral like any other.
 */
public record Crossing(Instant at, String lane, Direction direction, Result result) {

  /** How a passage ended for the traveller. */
  public enum Result {
    CROSSED,
    NOT_CROSSED,
    /** Sent to an officer. */
    REFERRED,
    UNDER_WAY
  }

  static Crossing of(PassageView passage) {
    return new Crossing(
        passage.openedAt(), passage.lane().code(), passage.direction(), result(passage.state()));
  }

  private static Result result(PassageState state) {
    return switch (state) {
      case COMPLETED -> Result.CROSSED;
      case REFERRED, INTERCEPTED -> Result.REFERRED;
      case ABANDONED, REVERSED -> Result.NOT_CROSSED;
      case OPENED, EVIDENCE, INSPECTING, CLEARED, PASSING -> Result.UNDER_WAY;
    };
  }
}
