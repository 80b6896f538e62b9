// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.Optional;

/**
 * What came of a command.
 *
 * @param number the command's
 * @param outcome whether it was carried out
 * @param latched whether the passage latch is set, as the command asked
 */
public record CommandResult(long number, Outcome outcome, Optional<Boolean> latched) {
  /** Whether a command was carried out. */
  public enum Outcome {
    DONE,
    /** The device refused or cannot be reached; nothing happened and nothing will. */
    REFUSED,
    /** It came too late; nothing happened and nothing will. */
    TOO_LATE
  }
}
