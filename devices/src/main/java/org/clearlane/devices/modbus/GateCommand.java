// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import java.time.Duration;

/** What callers ask of the gate. */
sealed interface GateCommand {
  /** Release the door for a time. */
  record Open(Duration time) implements GateCommand {}

  /** Clear the passage latch. */
  record ClearLatch() implements GateCommand {}

  /** Tell whether the passage latch is set. */
  record AskLatch() implements GateCommand {}
}
