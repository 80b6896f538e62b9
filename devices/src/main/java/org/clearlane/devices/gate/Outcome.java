// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

/**
 * What came of an order.
 *
 * @param <A> what the protocol calls an answer
 */
public sealed interface Outcome<A> {
  /** The gate controller answered. */
  record Answered<A>(A answer) implements Outcome<A> {}

  /** It never went out. */
  record Unsent<A>() implements Outcome<A> {}

  /** It went out and was not answered. */
  record Unknown<A>() implements Outcome<A> {}
}
