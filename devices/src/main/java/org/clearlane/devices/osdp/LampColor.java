// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices.osdp;

/** The colours of a lamp in the order of their codes (SIA OSDP 2.2, osdp_LED). */
public enum LampColor {
  NONE,
  RED,
  GREEN,
  AMBER,
  BLUE,
  MAGENTA,
  CYAN,
  WHITE;

  byte code() {
    return (byte)
        switch (this) {
          case NONE -> 0;
          case RED -> 1;
          case GREEN -> 2;
          case AMBER -> 3;
          case BLUE -> 4;
          case MAGENTA -> 5;
          case CYAN -> 6;
          case WHITE -> 7;
        };
  }
}
