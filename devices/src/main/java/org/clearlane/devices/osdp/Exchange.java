// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

/** What came of a command. */
public sealed interface Exchange {
  /**
   * The device answered.
   *
   * @param transmissions how often the command was sent, 1 or more
   */
  record Answered(Reply reply, int transmissions) implements Exchange {}

  /** Sent, perhaps several times, and not answered: it may have been executed. */
  record Silent() implements Exchange {}
}
