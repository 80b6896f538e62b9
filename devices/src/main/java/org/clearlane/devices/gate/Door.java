// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.gate;

/** The doors of a gate. */
public enum Door {
  /** The one through which a person steps in to be inspected; only some gates have it. */
  ENTRY,
  /** The one through which a person crosses. */
  EXIT
}
