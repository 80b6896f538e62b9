// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

/** What the gate says to a {@link GateCommand}. */
sealed interface GateAnswer {
  /** It was done. */
  record Done() implements GateAnswer {}

  /** It was not done and will not be. */
  record Refused() implements GateAnswer {}

  /** How the passage latch is. */
  record Latched(boolean set) implements GateAnswer {}
}
