// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import org.clearlane.devices.LaneSignal;

/**
 * What the device thread does next.
 *
 * @param <C> what the protocol calls a command
 * @param <A> what the protocol calls an answer
 */
public sealed interface Work<C, A> permits Order, Work.Show, Work.Prompt, Work.Idle {
  /** Show a signal. */
  record Show<C, A>(LaneSignal signal) implements Work<C, A> {}

  /** Show a text. */
  record Prompt<C, A>(String text) implements Work<C, A> {}

  /** Nothing was asked for; look after the gate. */
  record Idle<C, A>() implements Work<C, A> {}
}
