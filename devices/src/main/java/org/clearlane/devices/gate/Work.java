// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import org.clearlane.devices.LaneSignal;

/** What the device thread does next. */
sealed interface Work permits Order, Work.Show, Work.Prompt, Work.Idle {
  /** Show a signal. */
  record Show(LaneSignal signal) implements Work {}

  /** Show a text. */
  record Prompt(String text) implements Work {}

  /** Nothing was asked for; look after the gate. */
  record Idle() implements Work {}
}
