// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import java.time.Duration;
import org.clearlane.devices.gate.Door;

/** What callers ask of the gate. */
sealed interface GateCommand {
  /** Release a door for a time. */
  record Open(Door door, Duration time) implements GateCommand {}

  /** Clear the passage latch. */
  record ClearLatch() implements GateCommand {}

  /** Tell whether the passage latch is set. */
  record AskLatch() implements GateCommand {}
}
