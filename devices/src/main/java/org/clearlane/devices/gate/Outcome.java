// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

import org.clearlane.devices.osdp.Exchange;

/** What came of an order. */
sealed interface Outcome {
  /** The gate controller answered. */
  record Answered(Exchange.Answered exchange) implements Outcome {}

  /** It never went out. */
  record Unsent() implements Outcome {}

  /** It went out and was not answered. */
  record Unknown() implements Outcome {}
}
