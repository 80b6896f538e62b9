// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

/** What is done to an output, in the order of the codes (SIA OSDP 2.2, osdp_OUT). */
public enum OutputControl {
  NOTHING,
  /** Off from now on; a running time ends. */
  OFF,
  /** On from now on; a running time ends. */
  ON,
  /** Off once a running time has ended. */
  OFF_AFTERWARDS,
  /** On once a running time has ended. */
  ON_AFTERWARDS,
  /** On for a time that the device measures, then as before. */
  ON_FOR,
  /** Off for a time that the device measures, then as before. */
  OFF_FOR;

  byte code() {
    return (byte)
        switch (this) {
          case NOTHING -> 0;
          case OFF -> 1;
          case ON -> 2;
          case OFF_AFTERWARDS -> 3;
          case ON_AFTERWARDS -> 4;
          case ON_FOR -> 5;
          case OFF_FOR -> 6;
        };
  }
}
