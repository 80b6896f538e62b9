// SPDX-License-Identifier: Apache-2.0
package org.clearlane.devices;

import java.util.List;

/** The ways in which a device of a lane can be attached. */
public enum DeviceDriver {
  /** The device hangs on the lane controller. */
  CONTROLLER(0, false),
  /** A gate controller that speaks OSDP (IEC 60839-11-5) on a serial port. */
  OSDP(115_200, true),
  /** A scanner on a serial port that sends each code as text with a terminator. */
  TEXT(115_200, false),
  /** A scanner on a serial port that sends text and takes Honeywell's serial commands. */
  HONEYWELL(115_200, false),
  /** A scanner on a serial port that sends text and takes Newland's serial commands. */
  NEWLAND(9600, false),
  /** A scanner on a serial port that speaks Zebra's Simple Serial Interface. */
  ZEBRA_SSI(9600, false);

  private final int usualBaudRate;
  private final boolean bus;

  DeviceDriver(int usualBaudRate, boolean bus) {
    this.usualBaudRate = usualBaudRate;
    this.bus = bus;
  }

  /** Whether a device of this role can be attached so. */
  public boolean drives(DeviceRole role) {
    return switch (this) {
      case CONTROLLER -> role != DeviceRole.CONTROLLER;
      case OSDP -> role == DeviceRole.GATE;
      case TEXT, HONEYWELL, NEWLAND, ZEBRA_SSI -> role == DeviceRole.SCANNER;
    };
  }

  /** Whether the device hangs on a serial port of this server. */
  public boolean serial() {
    return usualBaudRate > 0;
  }

  /** Whether several devices share a port, each with its address. */
  public boolean bus() {
    return bus;
  }

  /** What can be said about how it works. */
  public List<DeviceOption> options() {
    return switch (this) {
      case CONTROLLER, OSDP -> List.of();
      case TEXT, HONEYWELL, NEWLAND, ZEBRA_SSI -> ScannerOptions.of(this);
    };
  }

  /** The baud rate where none is named; 0 if the device hangs on no port. */
  public int usualBaudRate() {
    return usualBaudRate;
  }
}
