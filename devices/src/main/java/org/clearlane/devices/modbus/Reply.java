// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.modbus;

import com.ghgande.j2mod.modbus.msg.ModbusResponse;

/** What came of a request. */
sealed interface Reply {
  /** The controller did it. */
  record Done(ModbusResponse response) implements Reply {}

  /**
   * The controller did not do it and will not.
   *
   * @param exception code of Modbus Application Protocol V1.1b3, clause 7
   */
  record Refused(int exception) implements Reply {}

  /** Nobody knows whether the controller did it. */
  record Unknown() implements Reply {}
}
