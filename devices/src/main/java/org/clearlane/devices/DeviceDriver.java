// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

/** The ways in which a device of a lane can be attached. */
public enum DeviceDriver {
  /** The device hangs on the lane controller. */
  CONTROLLER(0),
  /** A gate controller that speaks OSDP (IEC 60839-11-5) on a serial port. */
  OSDP(115_200),
  /** A scanner on a serial port that sends each code as text with a terminator. */
  TEXT(115_200);

  private final int usualBaudRate;

  DeviceDriver(int usualBaudRate) {
    this.usualBaudRate = usualBaudRate;
  }

  /** Whether a device of this role can be attached so. */
  public boolean drives(DeviceRole role) {
    return switch (this) {
      case CONTROLLER -> role != DeviceRole.CONTROLLER;
      case OSDP -> role == DeviceRole.GATE;
      case TEXT -> role == DeviceRole.SCANNER;
    };
  }

  /** Whether the device hangs on a serial port of this server. */
  public boolean serial() {
    return usualBaudRate > 0;
  }

  /** The baud rate where none is named; 0 if the device hangs on no port. */
  public int usualBaudRate() {
    return usualBaudRate;
  }
}
